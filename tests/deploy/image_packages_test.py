"""The group `image` of deploy/dev/packages names the package of every library that the programs of the suite are linked to."""

import pathlib
import re
import shutil
import subprocess
import sys

SKIPPED = 77
TOP = pathlib.Path(__file__).resolve().parents[2]
# In every image; and what only the sanitizers bring.
ALWAYS_THERE = {"libc6", "libgcc-s1", "libasan8", "libubsan1"}


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def libraries_of(program):
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", output_of("readelf", "-d", program)))


def packages_of(places):
    """Debian knows some of /usr/lib by its older name /lib."""
    paths = {path for place in places for path in (place, f"/usr{place}", place.removeprefix("/usr"))}
    found = subprocess.run(["dpkg", "-S", *paths], capture_output=True, text=True, check=False).stdout
    return {path: owner.partition(":")[0] for owner, path in re.findall(r"^(\S+): (\S+)$", found, re.MULTILINE)}


def place_of(library, known):
    """The first is this machine's own architecture's."""
    return next((place for name, place in known if name == library), library)


def main():
    if shutil.which("dpkg") is None or shutil.which("readelf") is None:
        print("deploy.image_packages: Skipped\nthis machine has no dpkg or no readelf")
        return SKIPPED
    known = re.findall(r"^\s*(\S+) \(.*\) => (\S+)$", output_of("/sbin/ldconfig", "-p"), re.MULTILINE)
    listed = {line.split()[1] for line in (TOP / "deploy/dev/packages").read_text().splitlines() if line.startswith("image ")}
    libraries = set().union(*(libraries_of(program) for program in sys.argv[1:]))
    assert len(libraries) > 10, "these programs are linked to hardly anything"
    places = {place_of(library, known) for library in libraries if not library.startswith("ld-linux")}
    owners = packages_of(places)
    unknown = [place for place in places if not {place, f"/usr{place}", place.removeprefix("/usr")} & set(owners)]
    missing = set(owners.values()) - listed - ALWAYS_THERE
    if missing or unknown:
        print("missing in the group image of deploy/dev/packages:", *sorted(missing), "; of no package:", *sorted(unknown))
    return 1 if missing or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
