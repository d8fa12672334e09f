"""Judges the tree by the rules of the house: check.py [ROOT] [--tighten]. Prints every violation; exit code 1 when there is one."""

import pathlib
import sys

import content_rules
import include_rules
import size_rules
import tree_rules
from tree import Tree

RULES = [tree_rules, include_rules, content_rules, size_rules]


def violations(root):
    tree = Tree(root)
    for module in RULES:
        yield from module.check(tree)


def main(arguments):
    roots = [argument for argument in arguments if not argument.startswith("--")]
    root = pathlib.Path(roots[0]) if roots else pathlib.Path(__file__).resolve().parents[2]
    if "--tighten" in arguments:
        size_rules.tighten(Tree(root))
    found = [str(violation) for violation in violations(root)]
    for line in found:
        print(line)
    print(f"{len(found)} violations of the rules of the house" if found else "the house stands by its rules")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
