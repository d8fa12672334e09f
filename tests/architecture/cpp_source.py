"""A C++ file as the rules look at it: its includes, its words without comments, its string literals, its functions and classes."""

import functools
import re
from typing import NamedTuple

TOKEN = re.compile(
    r"""
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<directive>(?<![^\n])[ \t]*\#(?:\\\n|[^\n])*)
  | (?P<raw>(?:u8|[uUL])?R"(?P<delimiter>[^\s()\\]{0,16})\(.*?\)(?P=delimiter)")
  | (?P<string>(?:u8|[uUL])?"(?:\\.|[^"\\\n])*")
  | (?P<char>(?:u8|[uUL])?'(?:\\.|[^'\\\n])+')
  | (?P<word>[A-Za-z_]\w*|\d(?:'?[\w.])*)
  | (?P<mark>::|->|&&|\S)
    """,
    re.VERBOSE | re.DOTALL,
)
INCLUDE = re.compile(r'#\s*include\s*[<"]([^>"]+)[>"]')


class Token(NamedTuple):
    kind: str
    text: str
    line: int


class Include(NamedTuple):
    path: str
    line: int


class Type(NamedTuple):
    name: str
    line: int


class Function(NamedTuple):
    name: str
    line: int
    last_line: int
    code_lines: int


class Constructor(NamedTuple):
    name: str
    line: int
    parameters: int


class Interface(NamedTuple):
    name: str
    line: int
    methods: int


class CppSource:
    def __init__(self, path, text):
        self.path = path  # from the top of the tree, with forward slashes
        self.text = text
        self.supports_tests = False  # CMake lists it in a test only

    @property
    def is_test(self):
        return self.path.startswith("tests/") or self.path.endswith("_test.cc") or self.supports_tests

    @property
    def is_main(self):
        return self.path.endswith("/main.cc")

    @functools.cached_property
    def all_tokens(self):
        tokens, line, at = [], 1, 0
        for match in TOKEN.finditer(self.text):
            line += self.text.count("\n", at, match.start())
            at = match.start()
            kind = "string" if match.lastgroup == "raw" or match.group("raw") else match.lastgroup
            tokens.append(Token(kind, match.group(), line))
        return tokens

    @functools.cached_property
    def tokens(self):
        return [token for token in self.all_tokens if token.kind not in ("comment", "directive")]

    @functools.cached_property
    def includes(self):
        found = []
        for token in self.all_tokens:
            match = INCLUDE.search(token.text) if token.kind == "directive" else None
            if match:
                found.append(Include(match.group(1), token.line))
        return found

    @functools.cached_property
    def code_lines(self):
        lines = set()
        for token in self.all_tokens:
            if token.kind != "comment":
                lines.update(range(token.line, token.line + token.text.count("\n") + 1))
        return lines

    @functools.cached_property
    def words_by_line(self):
        """The code of each line with neither comments nor the contents of strings, its tokens close together."""
        lines = {}
        for token in self.tokens:
            text = '""' if token.kind == "string" else token.text
            before = lines.get(token.line, "")
            gap = " " if before and before[-1].isalnum() and text[0].isalnum() else ""
            lines[token.line] = before + gap + text
        return lines

    @functools.cached_property
    def strings(self):
        """String literals as the compiler sees them: those that stand side by side are one. Pairs of text and line."""
        found, previous = [], None
        for token in self.tokens:
            if token.kind == "string":
                if previous is not None and previous.kind == "string":
                    text, line = found.pop()
                    found.append((text + literal_text(token.text), line))
                else:
                    found.append((literal_text(token.text), token.line))
            previous = token
        return found

    @functools.cached_property
    def shape(self):
        return Shape(self)


def literal_text(literal):
    if "R" in literal[: literal.index('"')]:
        return literal[literal.index("(") + 1 : literal.rindex(")")]
    return literal[literal.index('"') + 1 : -1]


CLASS_WORDS = {"class", "struct", "union", "enum"}
BEFORE_BODY = {")", "const", "noexcept", "override", "final", "mutable", "&", "&&", "try", "}"}


class Shape:
    """Types, functions, constructors and interfaces, found by walking the braces outside of function bodies."""

    def __init__(self, source):
        self.source = source
        self.types, self.functions, self.constructors, self.interfaces = [], [], [], []
        self.scopes = []  # of [class name or "", line, count of pure virtual methods]
        self.namespaces = []  # of the scopes' names; "" where nobody else sees what is inside
        self.walk()

    def walk(self):
        tokens = self.source.tokens
        head, at = [], 0
        while at < len(tokens):
            token = tokens[at]
            if token.text == "{" and token.kind == "mark":
                at = self.open_brace(head, at)
                if at is None:
                    return
            elif token.text == "}":
                self.close_scope()
                head = []
                at += 1
            elif token.text == ";":
                self.see_declaration(head)
                head = []
                at += 1
            elif token.text == ":" and len(head) == 1 and head[0].text in ("public", "private", "protected"):
                head = []
                at += 1
            else:
                head.append(token)
                at += 1

    def open_brace(self, head, at):
        """Decides what the brace at `at` opens and returns where to go on: inside of a scope, else behind it."""
        head[:] = without_macros(head)
        plain = without_template(head)
        end = closing(self.source.tokens, at)
        if end is None:
            return None
        words = [token.text for token in plain]
        if "namespace" in words[:2] or words == ["extern", '"C"']:
            self.scopes.append(["", 0, 0])
            self.namespaces.append("".join(words[words.index("namespace") + 1:]) if "namespace" in words else "C")
            head.clear()
            return at + 1
        if CLASS_WORDS.intersection(words) and not top_level(plain, "("):
            self.see_type(class_name(plain), words, plain[0].line)
            self.scopes.append([class_name(plain), plain[0].line, 0])
            self.namespaces.append("")
            head.clear()
            return at + 1
        if is_function(plain):
            self.add_function(head, plain, end)
            head.clear()
        else:
            head.append(self.source.tokens[end])  # a braced value within a longer statement
        return end + 1

    def close_scope(self):
        if self.scopes:
            name, line, methods = self.scopes.pop()
            self.namespaces.pop()
            if methods:
                self.interfaces.append(Interface(name, line, methods))

    def see_type(self, name, words, line):
        is_member = f"{name}::" in "".join(words)  # struct Outer::Inner
        if name and not is_member and all(self.namespaces):
            self.types.append(Type("::".join(self.namespaces + [name]), line))

    def see_declaration(self, head):
        if not self.scopes or not self.scopes[-1][0]:
            return
        plain = without_template(head)
        if [token.text for token in plain[-2:]] == ["=", "0"] and plain[0].text == "virtual":
            self.scopes[-1][2] += 1
        self.see_constructor(plain)

    def see_constructor(self, plain):
        name = function_name(plain)
        parts = name.split("::")
        in_class = bool(self.scopes) and self.scopes[-1][0] == name
        if in_class or (len(parts) > 1 and parts[-1] == parts[-2]):
            self.constructors.append(Constructor(name, plain[0].line, count_parameters(plain)))

    def add_function(self, head, plain, end):
        self.see_constructor(plain)
        first, last = head[0].line, self.source.tokens[end].line
        lines = sum(1 for line in range(first, last + 1) if line in self.source.code_lines)
        name = function_name(plain)
        if self.scopes and self.scopes[-1][0] and "::" not in name:
            name = self.scopes[-1][0] + "::" + name
        self.functions.append(Function(name, first, last, lines))


def closing(tokens, at):
    depth = 0
    for index in range(at, len(tokens)):
        if tokens[index].kind == "mark":
            if tokens[index].text == "{":
                depth += 1
            elif tokens[index].text == "}":
                depth -= 1
                if depth == 0:
                    return index
    return None


def without_macros(head):
    """The head without macro calls in front of it, which end in no semicolon; the last call is kept: it may be a TEST."""
    rest = list(head)
    while len(rest) > 1 and rest[0].text.isupper() and len(rest[0].text) > 3 and rest[1].text == "(":
        depth, end = 0, len(rest)
        for index, token in enumerate(rest):
            depth += (token.text == "(") - (token.text == ")")
            if token.text == ")" and depth == 0:
                end = index + 1
                break
        if end >= len(rest):
            break
        rest = rest[end:]
    return rest


def without_template(head):
    """The head without `template <...>` and without attributes in front of it."""
    rest = list(head)
    while rest and rest[0].text == "template":
        depth, end = 0, len(rest)
        for index, token in enumerate(rest):
            depth += (token.text == "<") - (token.text == ">")
            if token.text == ">" and depth == 0:
                end = index + 1
                break
        rest = rest[end:]
    while len(rest) > 1 and rest[0].text == "[" and rest[1].text == "[":
        end = next((index for index, token in enumerate(rest) if token.text == "]"), len(rest))
        rest = rest[end + 2 :]
    return rest


def top_level(tokens, mark):
    """Where `mark` first stands outside of parentheses (the opening parenthesis itself counts as outside); truthy when it does."""
    depth = 0
    for index, token in enumerate(tokens):
        if depth == 0 and token.kind == "mark" and token.text == mark:
            return index + 1
        depth += (token.text in "([" and token.kind == "mark") - (token.text in ")]" and token.kind == "mark")
    return 0


def is_function(plain):
    opening = top_level(plain, "(")
    if not opening:
        return False
    assigned = top_level(plain, "=")
    if assigned and assigned < opening and not any(token.text == "operator" for token in plain):
        return False
    last = plain[-1]
    if top_level(plain[opening - 1 :], ":"):  # a list of member initialisers: `a_{x}` opens no body
        return last.text in (")", "}")
    return last.text in BEFORE_BODY or any(token.text == "->" for token in plain) or last.text == ">"


def class_name(plain):
    words = [token.text for token in plain]
    start = next(index for index, word in enumerate(words) if word in CLASS_WORDS)
    for index in range(start + 1, len(words)):
        if plain[index].kind == "word" and words[index] not in CLASS_WORDS and words[index] != "alignas":
            return words[index]
    return ""


def function_name(plain):
    opening = top_level(plain, "(")
    if not opening:
        return ""
    words = [token.text for token in plain[: opening - 1]]
    if words and words[-1] in ("TEST", "TEST_F", "TEST_P"):
        names = [token.text for token in plain[opening:] if token.kind == "word"]
        return ".".join(names[:2])
    if "operator" in words:
        return "".join(words[words.index("operator") :]) or "operator()"
    name = ""
    for index in range(len(words) - 1, -1, -1):
        expected = plain[index].kind == "word" if not name or name.startswith("::") else words[index] in ("::", "~")
        if not expected:
            break
        name = words[index] + name
    return name


def count_parameters(plain):
    opening = top_level(plain, "(")
    depth, count, seen = 0, 0, False
    for token in plain[opening:]:
        if token.kind == "mark":
            if token.text == ")" and depth == 0:
                break
            depth += (token.text in "([{<") - (token.text in ")]}>")
            if token.text == "," and depth == 0:
                count += 1
        seen = True
    return count + 1 if seen else 0
