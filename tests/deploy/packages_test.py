"""The Debian packages of the build, in a Debian of their own: installed, asked, taken away. `--files`: only the files that they would bring to /etc/vanthu."""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
TOP = pathlib.Path(__file__).resolve().parents[2]
SERVICES = ("connector", "directory", "distribution", "drafting", "gateway", "numbering")
PACKAGES = {f"vanthu-{name}" for name in (*SERVICES, "cli", "common")}
# In every Debian, or what only the sanitizers bring; and what makes the users.
ALWAYS_THERE = {"libc6", "libgcc-s1", "libasan8", "libubsan1", "systemd"}
# With a /proc that is gone when the command ends.
ENTER = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'
# Names that a package of the list answers to (libspdlog1.10).
PROVIDED = {"libspdlog1.10-fmt9"}
# The programs explain themselves by --help, and whoever hands the packages on puts an address of their own.
BORNE = "no-manual-page,bogus-mail-host,bogus-mail-host-in-debian-changelog"


def run(*command, **others):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **others)
    assert done.returncode == 0, f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout[-4000:]}"
    return done.stdout


def is_without_sample(text):
    return not re.search(r"^(sample|directory_file|agencies_elsewhere|principals):", text, re.MULTILINE) and "data-up" not in text and "../" not in text


def check_files(build):
    for service in SERVICES:
        file = build / "deploy/deb" / f"{service}.yaml"
        assert is_without_sample(file.read_text()), file
        run(build / "bin" / f"vanthu-{service}", "check-config", "--config", file)
    assert not is_without_sample((TOP / "deploy/config/directory.yaml").read_text())


def what_is_missing():
    missing = [program for program in ("cpack", "debootstrap", "lintian", "dpkg-shlibdeps", "apt-get") if shutil.which(program) is None]
    if missing:
        return f"{', '.join(missing)} not on this machine"
    return "" if os.geteuid() == 0 else "only root can make a Debian of its own"


def field(deb, name):
    return run("dpkg-deb", "-f", deb, name).strip()


def check_packages(debs):
    listed = {line.split()[1] for line in (TOP / "deploy/dev/packages").read_text().splitlines() if line.startswith("image ")}
    assert {field(deb, "Package") for deb in debs} == PACKAGES
    for deb in debs:
        needs = {word.split()[0] for word in field(deb, "Depends").split(", ")}
        strange = needs - listed - ALWAYS_THERE - PROVIDED - PACKAGES
        assert not strange, f"{deb.name} needs {strange}, which the image has not"
    run("lintian", "--allow-root", "--fail-on", "error,warning", "--suppress-tags", BORNE, *debs)


def mirror():
    """Where this machine gets its own packages."""
    places = run("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Codename: bookworm").split()
    assert places, "apt-get knows no bookworm"
    return places[0]


def processes_in(root):
    return [exe for exe in pathlib.Path("/proc").glob("[0-9]*/exe") if exe.is_symlink() and os.path.realpath(exe).startswith(f"{root}/usr/bin/vanthu")]


def check_installed(root, within):
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", within("vanthu", "--version"))
    for service in SERVICES:
        within("runuser", "-u", f"vanthu-{service}", "-g", "vanthu", "--", f"vanthu-{service}", "check-config", "--config", f"/etc/vanthu/{service}.yaml")
        assert (root / f"lib/systemd/system/vanthu-{service}.service").exists()
    assert within("stat", "-c", "%U %a", "/etc/vanthu/numbering.url") == "vanthu-numbering 400\n"
    assert within("stat", "-c", "%U:%G %a", "/etc/vanthu/tls") == "root:vanthu 750\n"
    assert not list((root / "etc/systemd/system").rglob("vanthu*")), "a unit was enabled that nobody asked for"
    assert not processes_in(root), "something was started that nobody asked for"


def install_and_remove(debs, root):
    run("debootstrap", "--variant=minbase", "bookworm", root, mirror())
    (root / "debs").mkdir()
    for deb in debs:
        shutil.copy(deb, root / "debs")

    def within(*command):
        return run("unshare", "--mount", "sh", "-c", ENTER, root, *command, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"})

    paths = [f"/debs/{deb.name}" for deb in debs]
    within("apt-get", "update", "-q")
    within("apt-get", "install", "-q", "-y", "--no-install-recommends", *paths)
    check_installed(root, within)
    mine = root / "etc/vanthu/numbering.yaml"
    mine.write_text(mine.read_text().replace("son-thuy", "tinh-khac"))
    register = root / "var/lib/vanthu/numbering/database.sqlite"
    register.parent.mkdir(parents=True)
    register.write_text("a register")
    within("apt-get", "install", "-q", "-y", "--reinstall", "--no-install-recommends", *paths)
    assert "tinh-khac" in mine.read_text(), "what a person said in the file is gone"
    within("apt-get", "purge", "-q", "-y", *sorted(PACKAGES))
    left = [path for path in (root / "usr/bin").glob("vanthu*")] + list((root / "etc/vanthu").glob("*.*"))
    assert not left, f"still there: {left}"
    assert register.read_text() == "a register"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--files", action="store_true")
    options = parser.parse_args()
    if options.files:
        check_files(options.build)
        return 0
    missing = what_is_missing()
    if missing:
        print(f"deploy.packages: Skipped\n{missing}")
        return 1 if os.environ.get("VANTHU_REQUIRE_ENGINES") == "1" else SKIPPED
    with tempfile.TemporaryDirectory(dir=options.build) as folder:
        run("cpack", "--config", options.build / "CPackConfig.cmake", "-B", pathlib.Path(folder, "made"))
        debs = sorted(pathlib.Path(folder, "made").glob("*.deb"))
        check_packages(debs)
        install_and_remove(debs, pathlib.Path(folder, "debian"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
