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
