"""Sizes in code lines, with a ratchet: what is over the limit today is written down and may only shrink."""

import house
from tree import Violation

RATCHET = "tests/architecture/size_ratchet.txt"


def check(tree):
    yield from over_limit(tree)
    for rule in (constructors, interfaces):
        yield from rule(tree)


def measured(tree):
    """Every file and function over its limit: (path, function or "-") → (line, size, limit, red)."""
    found = {}
    for source in tree.sources.values():
        size = len(source.code_lines)
        limit = house.MAIN_LINES if source.is_main else house.FILE_LINES
        red = house.MAIN_LINES if source.is_main else house.FILE_LINES_RED
        if size > limit:
            found[(source.path, "-")] = (1, size, limit, red)
        for function in source.shape.functions:
            key = (source.path, function.name)
            if function.code_lines > max(house.FUNCTION_LINES, found.get(key, (0, 0))[1]):
                found[key] = (function.line, function.code_lines, house.FUNCTION_LINES, house.FUNCTION_LINES_RED)
    return found


def ratchet(tree):
    entries = {}
    if tree.exists(RATCHET):
        for number, line in enumerate(tree.read(RATCHET).splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                path, function, size = line.split()
                entries[(path, function)] = (int(size), number)
    return entries


def over_limit(tree):
    found, allowed = measured(tree), ratchet(tree)
    for (path, function), (line, size, limit, red) in sorted(found.items()):
        name = "the file" if function == "-" else function
        written = allowed.get((path, function), (0, 0))[0]
        if size > red:
            yield Violation("size", path, line, f"{name} has {size} code lines; {red} is the end, {limit} the aim")
        elif size > max(limit, written):
            yield Violation("size", path, line, f"{name} has {size} code lines, more than {max(limit, written)}")
    for (path, function), (written, number) in allowed.items():
        size = found.get((path, function), (0, 0))[1]
        if size < written:
            yield Violation("ratchet", RATCHET, number, f"{path} {function} is down to {size or 'its limit'}: run check.py --tighten")


def tighten(tree):
    """Writes the ratchet anew: entries shrink to what is there or vanish, none grows, none is added."""
    found, lines = measured(tree), []
    for line in tree.read(RATCHET).splitlines():
        if line.strip() and not line.startswith("#"):
            path, function, size = line.split()
            now = min(int(size), found.get((path, function), (0, 0))[1])
            if now == 0:
                continue
            line = f"{path} {function} {now}"
        lines.append(line)
    (tree.root / RATCHET).write_text("\n".join(lines) + "\n", encoding="utf-8")


def constructors(tree):
    for source in tree.sources.values():
        for constructor in source.shape.constructors:
            if constructor.parameters > house.CONSTRUCTOR_PARAMETERS:
                message = f"{constructor.name} takes {constructor.parameters} parameters, more than {house.CONSTRUCTOR_PARAMETERS}"
                yield Violation("size", source.path, constructor.line, message)


def interfaces(tree):
    for source in tree.sources.values():
        for interface in source.shape.interfaces:
            if interface.methods > house.INTERFACE_METHODS and interface.name not in house.WIDE_INTERFACES:
                message = f"the interface {interface.name} has {interface.methods} methods, more than {house.INTERFACE_METHODS}"
                yield Violation("size", source.path, interface.line, message)
