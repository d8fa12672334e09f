"""Runs the desk's tests by kind: unit (Vitest), contract (its client and its size), stories (a browser over the whole house)."""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
WEB = TOP / "gateway/web"
SKIPPED = 77


def missing(kind):
    if shutil.which("node") is None:
        return "node is not installed"
    if not (WEB / "node_modules/.installed").exists():
        return "the desk's packages are not installed: ./dev desk"
    if kind != "unit" and not (TOP / "build/desk/index.html").exists():
        return "the desk is not built: ./dev desk"
    if kind == "stories" and shutil.which("chromium") is None:
        return "chromium is not installed"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["unit", "contract", "stories"])
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    options = parser.parse_args()
    reason = missing(options.kind)
    if reason is not None:
        print(f"desk.{options.kind}: Skipped\n{reason}")
        return 1 if os.environ.get("VANTHU_REQUIRE_ENGINES") else SKIPPED
    if options.kind == "unit":
        return subprocess.call(["npm", "run", "--silent", "unit"], cwd=WEB)
    here = pathlib.Path(__file__).parent
    files = sorted(here.glob("*_stories.mjs")) if options.kind == "stories" else [here / "desk_contract.mjs"]
    return subprocess.call(["node", "--test", "--test-concurrency=1", *map(str, files)],
                           env={**os.environ, "VANTHU_PROGRAMS": str(options.programs)})


if __name__ == "__main__":
    sys.exit(main())
