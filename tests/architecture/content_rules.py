"""What a file may say: SQL, threads, clocks and chance each have a home; words that others rely on are kept in one list."""

import re

import house
from include_rules import at_home
from tree import Violation, place, stem

SQL = re.compile(
    r"\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|WITH)\s"
    r"|\s*(?i:select\s|insert\s+(?:or\s+\w+\s+)?into\s|update\s+\S+\s+set\b|update\s+\S*$|delete\s+from\s"
    r"|create\s+(?:temp|unique|table|index|schema|role|view|trigger|database|sequence)\b)"
)
EVENT_WORD = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
FAULT_POINT = "VANTHU_FAULT_POINT"
AUDIT = "services/platform/audit/"
EVENTS_PAGE = "docs/audit-events.md"
KILLS_PAGE = "docs/kill-points.md"
OPERATIONS_PAGE = "docs/operations.md"
REASONS = "services/platform/status/reason_table.inc"
METRIC = re.compile(r"vanthu_[a-z]+(?:_[a-z]+)+")
REASON = re.compile(r"[A-Z]+(?:_[A-Z]+)+")
FILE_OR_PACKAGE = re.compile(r".*\.(?:yaml|yml|json|conf|timer|deb|sqlite|pem|proto|md|service|sysusers)|.*\.v\d+(?:\..*)?")
QUOTED = re.compile(r"`([^`]+)`")
LINKED = re.compile(r"\]\(([^)]+)\)")
PUMP = re.compile(r"[a-z]+\.[a-z_]+")


def check(tree):
    for rule in (sql_text, word_homes, fault_points, audit_events, both_languages, operations_page, translations):
        yield from rule(tree)


def sql_text(tree):
    """SQL text stands in *_store.cc only."""
    for source in tree.product:
        if source.path.endswith("_store.cc") or source.path in house.SQL_HOMES:
            continue
        for text, line in source.strings:
            if SQL.match(text):
                yield Violation("sql", source.path, line, f"SQL stands only in *_store.cc: \"{text[:40]}\"")


def word_homes(tree):
    """Threads, clocks and chance come from outside: only their homes and mains make them."""
    for source in tree.product:
        for rule, pattern, homes in house.WORD_HOMES:
            if at_home(source, homes):
                continue
            for line, code in sorted(source.words_by_line.items()):
                match = re.search(pattern, code)
                if match:
                    yield Violation(rule, source.path, line, f"{match.group()} belongs into {', '.join(homes)} or a main")


def fault_points(tree):
    """Each place where a test may kill the process has a name of its own and is told in docs/kill-points.md, and every one told is there."""
    told, seen = words_told(tree, KILLS_PAGE), {}
    for source in tree.product:
        for name, token in zip(source.tokens, source.tokens[2:]):
            if name.text != FAULT_POINT or token.kind != "string":
                continue
            if token.text in seen:
                yield Violation("fault", source.path, token.line, f"{token.text} is already the name of {seen[token.text]}")
            if token.text.strip('"') not in told:
                yield Violation("fault", source.path, token.line, f"{token.text} is not told in {KILLS_PAGE}")
            seen.setdefault(token.text, f"{source.path}:{token.line}")
    for word, number in told.items():
        if f'"{word}"' not in seen:
            yield Violation("fault", KILLS_PAGE, number, f"no code can be killed at '{word}'")


def words_told(tree, page):
    """The words in the first column of a page's tables, each with its line."""
    told = {}
    if tree.exists(page):
        for number, line in enumerate(tree.read(page).splitlines(), 1):
            match = re.match(r"\|\s*`([^`]+)`\s*\|", line)
            if match:
                told[match.group(1)] = number
    return told


def audit_events(tree):
    """Every event word of the code is told in docs/audit-events.md, and every word told there is in the code."""
    told, used = words_told(tree, EVENTS_PAGE), set()
    for source in tree.product:
        if place(source.path) == ("platform", "audit"):
            continue
        for line, words in event_values(source):
            if not words:
                yield Violation("event", source.path, line, "an audit event's word stands as a literal where the event is made")
            for word in words:
                used.add(word)
                if not EVENT_WORD.fullmatch(word):
                    yield Violation("event", source.path, line, f"'{word}' is no word like number.allocated")
                elif word not in told:
                    yield Violation("event", source.path, line, f"'{word}' is not told in {EVENTS_PAGE}")
    for word, number in told.items():
        if word not in used:
            yield Violation("event", EVENTS_PAGE, number, f"no code writes '{word}'")


def both_languages(tree):
    """Where a refusal names a cause or a rule, it does in both languages, and what stands for the Vietnamese one is no English message."""
    for source in tree.product:
        tokens = source.tokens
        for at, token in enumerate(tokens[:-1]):
            if token.text not in ("Error", "CausedError") or tokens[at + 1].text != "(":
                continue
            given = arguments(tokens, at + 2)
            texts = [each.text for each in given]
            for key in ('"cause', '"rule'):
                vietnamese, english = key + '"', key + '_en"'
                if (vietnamese in texts) != (english in texts):
                    yield Violation("language", source.path, token.line, f"{vietnamese} and {english} stand together: a refusal is whole in each language")
                elif vietnamese in texts and not is_vietnamese(given[texts.index(vietnamese) + 2]):
                    yield Violation("language", source.path, token.line, f"{vietnamese} is an English text")
            if "message" in texts and "Quoted" not in texts:
                yield Violation("language", source.path, token.line, "a status's message is English: status::CauseOf gives both languages")


def arguments(tokens, at):
    """The tokens of a call, from behind its parenthesis to the one that closes it."""
    depth, given = 1, []
    for token in tokens[at:]:
        if token.kind == "mark":
            depth += (token.text in "({[") - (token.text in ")}]")
        if depth == 0:
            break
        given.append(token)
    return given


def is_vietnamese(token):
    """A literal of some words has a letter that English has not; what is no literal is not judged here."""
    return token.kind != "string" or token.text.count(" ") < 2 or not token.text.isascii()


def operations_page(tree):
    """What the page for operators names is there: metrics, pumps, words of log and audit, reasons. And no metric and no pump goes untold."""
    if not tree.exists(OPERATIONS_PAGE):
        return
    literals = {text for source in tree.product for text, _ in source.strings}
    reasons = set(re.findall(r'"([A-Z_]+)"', tree.read(REASONS))) if tree.exists(REASONS) else set()
    told = set()
    for number, line in enumerate(tree.read(OPERATIONS_PAGE).splitlines(), 1):
        for word in (quoted.split("{")[0] for quoted in re.findall(r"`([^`\s]+)`", line)):
            told.add(word)
            if METRIC.fullmatch(word) or (EVENT_WORD.fullmatch(word) and not FILE_OR_PACKAGE.fullmatch(word)):
                if word not in literals:
                    yield Violation("operations", OPERATIONS_PAGE, number, f"no code says '{word}'")
            elif REASON.fullmatch(word) and word not in reasons and word not in house.GRPC_CODES:
                yield Violation("operations", OPERATIONS_PAGE, number, f"there is no reason '{word}'")
    for source in tree.product:
        for text, line in source.strings:
            if METRIC.fullmatch(text) and text not in told:
                yield Violation("operations", source.path, line, f"the metric '{text}' is not told in {OPERATIONS_PAGE}")
        for word in pump_names(source):
            if word.text.strip('"') not in told:
                yield Violation("operations", source.path, word.line, f"the pump {word.text} is not told in {OPERATIONS_PAGE}")


def translations(tree):
    """A page in two languages names the same words, files and links in both, so that neither grows old alone."""
    for path in tree.paths:
        page = path.removesuffix(".vi.md") + ".md"
        if not path.startswith("docs/") or not path.endswith(".vi.md") or not tree.exists(page):
            continue
        for one, other in ((page, path), (path, page)):
            there = {word for word, _ in named(tree, other)}
            for word, number in named(tree, one):
                if word not in there:
                    yield Violation("translation", one, number, f"{other} does not name '{word}'")


def named(tree, page):
    """What a page quotes or links, each once with its line; a link to the other language's page is one to the page."""
    found = {}
    for number, line in enumerate(tree.read(page).splitlines(), 1):
        for word in QUOTED.findall(line) + [link.replace(".vi.md", ".md") for link in LINKED.findall(line)]:
            found.setdefault(word, number)
    return found.items()


def pump_names(source):
    """The literals that name a pump: `name() const override { return "…"`, or `options.name = "…"` where a relay is made."""
    here = source.tokens
    for at in range(len(here) - 7):
        ahead = [token.text for token in here[at : at + 7]]
        word = here[at + 7] if ahead == ["name", "(", ")", "const", "override", "{", "return"] else here[at + 4] if ahead[:4] == ["options", ".", "name", "="] else None
        if word is not None and word.kind == "string" and PUMP.fullmatch(word.text.strip('"')):
            yield word


def event_values(source):
    """Each `.event = …` and each `Event{"…"` of a file that speaks of the audit: its line and the literals that stand for the word."""
    tokens = source.tokens
    if not any(token.text == "audit" for token in tokens) and not any(include.path.startswith(AUDIT) for include in source.includes):
        return
    for at in range(len(tokens) - 3):
        value = event_value(tokens, at)
        if value is None:
            continue
        words = literals_until_end(tokens, value)
        yield from [(tokens[at].line, words)] if words else words_of_callers(source, tokens[at].line)


def event_value(tokens, at):
    """Where the word begins if an event is made at `at`: `.event =`, `Event{word` or `Event name{word`."""
    here = [token.text for token in tokens[at : at + 4]]
    if here[:3] == [".", "event", "="]:
        return at + 3
    if here[0] != "Event":
        return None
    brace = 1 if here[1] == "{" else 2
    if here[brace] != "{" or (brace == 2 and tokens[at + 1].kind != "word") or tokens[at - 1].text in ("struct", ">"):
        return None
    return at + brace + 1 if tokens[at + brace + 1].text not in (".", "}") else None


def words_of_callers(source, line, seen=()):
    """A function that makes events of a word it is given: the literal stands in each of its calls, or in the calls of its callers."""
    around = [function for function in source.shape.functions if function.line <= line <= function.last_line]
    name = around[0].name.split("::")[-1] if around else None
    tokens, calls = source.tokens, []
    for at in range(1, len(tokens) - 2):
        before = tokens[at - 1]
        declared = (before.kind == "word" and before.text != "return") or before.text in (">", "::", "&", "*")
        if name in seen or tokens[at].text != name or tokens[at + 1].text != "(" or declared:
            continue
        words = [word for word in literals_until_end(tokens, at + 2, ends=(")",)) if EVENT_WORD.fullmatch(word)]
        calls.extend([(tokens[at].line, words)] if words else words_of_callers(source, tokens[at].line, (*seen, name)))
    return calls or [(line, [])]


def literals_until_end(tokens, at, ends=(",", ";", "}", ")")):
    depth, words = 0, []
    for token in tokens[at:]:
        if token.kind == "mark":
            if depth == 0 and token.text in ends:
                break
            depth += (token.text in "({[") - (token.text in ")}]")
        if token.kind == "string":
            words.append(token.text.strip('"'))
    return words
