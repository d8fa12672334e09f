"""The tree that is judged, read once: its C++ files, its other texts, and what each C++ file is."""

import functools
import os
import pathlib

import cmake_lists
import house
from cpp_source import CppSource


class Violation:
    def __init__(self, rule, path, line, message):
        self.rule, self.path, self.line, self.message = rule, path, line, message

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)

    @functools.cached_property
    def paths(self):
        found = []
        for top in house.TEXT_FOLDERS:
            for folder, folders, files in os.walk(self.root / top):
                folders[:] = sorted(name for name in folders if name not in house.NOT_OURS)
                relative = pathlib.Path(folder).relative_to(self.root).as_posix()
                found.extend(f"{relative}/{name}" for name in sorted(files))
        return found

    @functools.cached_property
    def sources(self):
        found = {
            path: CppSource(path, self.read(path))
            for path in self.paths
            if path.endswith((".h", ".cc")) and path.split("/")[0] in house.CODE_FOLDERS
        }
        tested = {file for name, files in self.libraries if name.endswith("_test") for file in files}
        built = {file for name, files in self.libraries if not name.endswith("_test") for file in files}
        for path in tested - built:
            for known in (path, path[:-3] + ".h"):
                if known in found:
                    found[known].supports_tests = True
        mark_headers_of_tests(found)
        return found

    @functools.cached_property
    def libraries(self):
        """What CMake builds of which files: pairs of a target's name and its sources."""
        found = []
        for path in self.paths:
            if path.startswith("services/") and path.endswith("CMakeLists.txt"):
                found.extend(cmake_lists.target_sources(self.read(path), path.rsplit("/", 1)[0]).items())
        return found

    @property
    def product(self):
        return [source for source in self.sources.values() if not source.is_test]

    def read(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def exists(self, path):
        return (self.root / path).exists()

    @functools.cached_property
    def rules(self):
        """The rule files: what CMake lists in a <service>_rules library, their headers, and headers without a .cc that these include."""
        listed = {file for name, files in self.libraries if name.endswith("_rules") for file in files}
        listed |= {path[:-3] + ".h" for path in listed if path.endswith(".cc") and path[:-3] + ".h" in self.sources}
        waiting = list(listed)
        while waiting:
            source = self.sources.get(waiting.pop())
            for include in source.includes if source else []:
                alone = include.path in self.sources and include.path[:-2] + ".cc" not in self.sources
                if alone and include.path not in listed and same_service(source.path, include.path):
                    listed.add(include.path)
                    waiting.append(include.path)
        return listed


def mark_headers_of_tests(sources):
    """A header without a .cc that only tests include belongs to them."""
    includers = {}
    for source in sources.values():
        for include in source.includes:
            includers.setdefault(include.path, []).append(source)
    changed = True
    while changed:
        changed = False
        for path, by in includers.items():
            header = sources.get(path)
            if header and not header.is_test and path[:-2] + ".cc" not in sources and all(source.is_test for source in by):
                header.supports_tests = changed = True


def place(path):
    """(floor or service, room) of a path; room is "" for a file at the top of its service, and both are "" outside of services/."""
    parts = path.split("/")
    if parts[0] != "services" or len(parts) < 3:
        return ("", "")
    return (parts[1], parts[2] if len(parts) > 3 else "")


def same_service(one, other):
    return place(one)[0] == place(other)[0] != ""


def stem(path):
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return name[: -len("_test")] if name.endswith("_test") else name
