"""Names and papers: no junk rooms, no paths of one machine, a README where a reader looks for one."""

import re

import cmake_lists
import house
from tree import Violation

MACHINE_PATH = re.compile(r"(?<![\w./])/(?:home|root|Users|work)/[\w.]")
TEXT_ENDINGS = (".h", ".cc", ".py", ".sh", ".txt", ".cmake", ".md", ".yaml", ".yml", ".json", ".proto", ".sql", ".ts", ".tsx", ".inc")


def check(tree):
    for rule in (names, type_names, builds_without_tests, machine_paths, readmes):
        yield from rule(tree)


def names(tree):
    for path in tree.paths:
        for part in path.split("/"):
            bad = house.FORBIDDEN_NAMES.intersection(re.split(r"[_.\-]", part.lower()))
            if bad:
                yield Violation("name", path, 1, f"'{bad.pop()}' says nothing about what is inside")


def type_names(tree):
    """One name, one type: two definitions that differ would be one to the linker, which takes either ([basic.def.odr])."""
    homes = {}
    for source in tree.sources.values():
        if source.is_test or source.is_main:
            continue
        for kind in source.shape.types:
            first = homes.setdefault(kind.name, source.path)
            if first != source.path:
                yield Violation("type", source.path, kind.line, f"{kind.name} is a type of {first} too")


def builds_without_tests(tree):
    for path in tree.paths:
        if path.endswith("CMakeLists.txt"):
            for target, line in cmake_lists.strays_of_tests(tree.read(path)):
                yield Violation("build", path, line, f"{target} is built without tests too, and needs this then")


def machine_paths(tree):
    for path in tree.paths:
        if not path.endswith(TEXT_ENDINGS):
            continue
        for number, line in enumerate(tree.read(path).splitlines(), 1):
            match = MACHINE_PATH.search(line)
            if match:
                yield Violation("path", path, number, f"'{match.group()}' exists on one machine only")


def readmes(tree):
    """Each folder of services/ has its README, and services/README.md tells of each."""
    folders = sorted({path.split("/")[1] for path in tree.paths if path.startswith("services/") and path.count("/") > 1})
    index = tree.read("services/README.md") if tree.exists("services/README.md") else ""
    for folder in folders:
        if not tree.exists(f"services/{folder}/README.md"):
            yield Violation("readme", f"services/{folder}/README.md", 1, "is missing: a service says its one job, what it owns and what it promises")
        if f"{folder}/" not in index:
            yield Violation("readme", "services/README.md", 1, f"does not tell of {folder}/")
