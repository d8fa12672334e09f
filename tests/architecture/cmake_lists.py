"""Which files CMake lists for a target: enough of the language for `set(NAME …)` and `vanthu_library(NAME SOURCES … DEPS …)`."""

import re

COMMAND = re.compile(r"(\w+)\s*\(([^()]*)\)")


def target_sources(text, folder):
    """The targets of one CMakeLists.txt that stands in `folder`: name → paths from the top of the tree."""
    text = re.sub(r"#[^\n]*", "", text)
    values, targets = {}, {}
    for name, arguments in COMMAND.findall(text):
        words = expand(arguments.split(), values)
        if name == "set" and words:
            values[words[0]] = words[1:]
        elif name == "list" and words[:1] == ["APPEND"]:
            values.setdefault(words[1], []).extend(words[2:])
        elif name in ("vanthu_library", "vanthu_program", "vanthu_test", "target_sources") and words:
            targets.setdefault(words[0], []).extend(sources(words[1:], folder))
    return targets


def strays_of_tests(text):
    """Targets that are built without tests too, and changed where only a build with tests comes: (target, line)."""
    text = re.sub(r"#[^\n]*", "", text)
    conditions, made, strays = [], set(), []
    for match in COMMAND.finditer(text):
        name, words = match.group(1), match.group(2).split()
        if name == "if":
            conditions.append("BUILD_TESTING" in words)
        elif name == "endif":
            conditions.pop()
        elif any(conditions) and (name.startswith("vanthu_") or name in ("add_executable", "add_library", "proto_objects")):
            made.add(words[0])
        elif any(conditions) and name.startswith("target_") and words[0] not in made:
            strays.append((words[0], text.count("\n", 0, match.start()) + 1))
    return strays


def expand(words, values):
    expanded = []
    for word in words:
        match = re.fullmatch(r"\$\{(\w+)\}", word)
        expanded.extend(values.get(match.group(1), []) if match else [word])
    return expanded


def sources(words, folder):
    files = []
    for word in words:
        if word == "DEPS":
            break
        if word.endswith((".cc", ".h")) and "$" not in word:
            files.append(f"{folder}/{word}")
    return files
