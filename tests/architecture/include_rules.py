"""The arrows of the house: who may include whom."""

import house
from tree import Violation, place, stem


def check(tree):
    for rule in (rooms, floors, platform, calls, library_homes, rule_files, stores, use_cases, circles):
        yield from rule(tree)


def our_includes(tree, sources=None):
    """Each include of a file under services/ by a file, as (source, including place, included place, include)."""
    for source in tree.product if sources is None else sources:
        for include in source.includes:
            if include.path.startswith("services/"):
                yield source, place(source.path), place(include.path), include


def rooms(tree):
    """An arrow between rooms of a service points to a later one; nothing but the door and main stands before the first."""
    everything = tree.sources.values()
    for source in everything:
        service, room = place(source.path)
        if service in house.ROOMS and room and room not in house.ROOMS[service]:
            yield Violation("room", source.path, 1, f"services/{service} has no room '{room}' (tests/architecture/house.py)")
    for source, (service, room), (other, target), include in our_includes(tree, everything):
        order = house.ROOMS.get(service)
        if not order or other != service or room not in order:
            continue
        if target == "" and stem(include.path) != "limits" and not source.is_test:
            yield Violation("room", source.path, include.line, f"the room {room} includes {include.path}, which stands above every room")
        elif target in order and order.index(target) < order.index(room):
            yield Violation("room", source.path, include.line, f"{room} → {target} points back: the order is {' '.join(order)}")


def floors(tree):
    """platform ← verification ← services ← gateway ← standalone, and never from service to service."""
    for source, (service, _), (other, _), include in our_includes(tree, tree.sources.values()):
        if source.path.startswith("tests/") or other in ("platform", service):
            continue
        if source.path.startswith("gateway/"):
            if not (source.path.startswith("gateway/cli/") and (other == "verification" or include.path in tree.rules)):
                yield Violation("floor", source.path, include.line, f"the gateway includes {include.path}: it knows services by their contracts")
        elif service in ("platform", "verification") or (other in house.FLOORS and other != "verification" and service != "standalone"):
            yield Violation("floor", source.path, include.line, f"{service} → {other} points upward")
        elif other != "verification" and service != "standalone":
            yield Violation("floor", source.path, include.line, f"{service} includes {include.path}: services meet only in proto/")
    for source in tree.product:
        for include in source.includes:
            if include.path.startswith("gateway/") and not source.path.startswith("gateway/") and place(source.path)[0] != "standalone":
                yield Violation("floor", source.path, include.line, f"{include.path} stands a floor above")
            if include.path.startswith("tests/"):
                yield Violation("floor", source.path, include.line, f"the product includes {include.path}")


def platform(tree):
    """Each library of the platform uses those to its right, verification what judges need."""
    order = house.PLATFORM
    for source in tree.sources.values():
        floor, room = place(source.path)
        if floor == "platform" and room not in order:
            yield Violation("platform", source.path, 1, f"the platform has no library '{room}'")
    for source, (floor, room), (other, target), include in our_includes(tree, tree.sources.values()):
        if floor == "platform" and other == "platform" and target in order and room in order:
            if order.index(target) < order.index(room):
                yield Violation("platform", source.path, include.line, f"{room} → {target} points to the left: {' '.join(order)}")
        elif floor == "verification" and other == "platform" and target not in house.FOR_VERIFICATION and not source.is_test:
            yield Violation("platform", source.path, include.line, f"verification judges, it does not use {target}")


def calls(tree):
    """Contracts of others: only those that stand later in the one direction of calls, and a *_service binds only its own."""
    for source in tree.product:
        service, room = place(source.path)
        if service not in house.CALLS:
            continue
        allowed = house.CONTRACTS_FOR_ALL | {service}
        if not (room == "rpc" and stem(source.path).endswith("_service")):
            allowed = allowed | house.CALLS[service]
        for include in source.includes:
            parts = include.path.split("/")
            if parts[0] == "vanthu" and len(parts) > 2 and parts[1] not in allowed:
                yield Violation("call", source.path, include.line, f"{source.path.split('/')[-1]} may not speak the contract {parts[1]}")


def library_homes(tree):
    """A foreign library has one home."""
    for source in tree.product:
        for include in source.includes:
            for prefix, homes in house.LIBRARY_HOMES.items():
                if include.path.startswith(prefix) and not at_home(source, homes):
                    yield Violation("library", source.path, include.line, f"{include.path} belongs into {', '.join(homes)}")


def at_home(source, homes):
    if source.is_main:
        return True
    service = place(source.path)[0]
    return any(source.path.startswith(home.replace("{service}", service)) for home in homes)


def rule_files(tree):
    """What CMake lists in <service>_rules is pure: no I/O, no database, no clock of its own."""
    for path in sorted(tree.rules):
        source = tree.sources.get(path)
        if source is None:
            yield Violation("pure", path, 1, "CMake lists a file that is not there")
            continue
        for include in source.includes:
            service, room = place(include.path)
            if include.path in house.IN_OUT_HEADERS or include.path.startswith("sys/"):
                yield Violation("pure", path, include.line, f"a rule has no I/O, but includes <{include.path}>")
            elif service == "platform" and room not in house.FOR_RULES and include.path not in house.HEADERS_FOR_ALL:
                yield Violation("pure", path, include.line, f"a rule may not use platform/{room}")
            elif same_service_code(tree, path, include.path) and include.path not in tree.rules:
                yield Violation("pure", path, include.line, f"a rule includes {include.path}, which is not one (see <service>_rules in CMake)")


def same_service_code(tree, path, included):
    return included in tree.sources and place(included)[0] == place(path)[0] and stem(included) != "limits"


def stores(tree):
    """A store speaks domain types and SQL, nothing else of the platform."""
    yield from platform_use(tree, lambda source: stem(source.path).endswith("_store"), house.FOR_STORES, "a store")


def use_cases(tree):
    """Rooms know neither the wire nor the machinery that turns them."""
    yield from platform_use(tree, lambda source: not stem(source.path).endswith("_store"), house.FOR_USE_CASES, "a room")


def platform_use(tree, chosen, allowed, who):
    for source, (service, room), (other, target), include in our_includes(tree):
        in_room = service in house.ROOMS and room not in ("", "rpc") and not source.is_main
        if in_room and chosen(source) and other == "platform" and target not in allowed and include.path not in house.HEADERS_FOR_ALL:
            yield Violation("suffix", source.path, include.line, f"{who} may not use platform/{target}")


def circles(tree):
    """No circle between rooms, wherever they stand."""
    arrows = {}
    for source in tree.product:
        room = room_of(source.path)
        for include in source.includes:
            target = room_of(include.path)
            if include.path in tree.sources and target != room:
                arrows.setdefault(room, {}).setdefault(target, (source.path, include.line))
    for circle in find_circles(arrows):
        path, line = arrows[circle[0]][circle[1]]
        yield Violation("circle", path, line, " → ".join(circle))


def room_of(path):
    """The folder that makes one room with all that is in it. At the top of a service each file stands for itself: door, main, limits."""
    parts = path.split("/")
    return "/".join(parts[: 3 if parts[0] == "services" else 2]).removesuffix(".cc").removesuffix(".h")


def find_circles(arrows):
    """Rooms that reach each other, each circle told once, beginning at its first room by name."""
    found = {}
    for start in sorted(arrows):
        trail = shortest_way(arrows, start)
        if trail:
            found.setdefault(frozenset(trail), trail)
    return found.values()


def shortest_way(arrows, start):
    """The shortest way from `start` back to itself, or nothing."""
    waiting, seen = [[start]], set()
    while waiting:
        way = waiting.pop(0)
        for target in sorted(arrows.get(way[-1], {})):
            if target == start:
                return way + [start]
            if target not in seen:
                seen.add(target)
                waiting.append(way + [target])
    return None
