"""What a test run leaves to be said: which tests were skipped and why, where the time went, and as the last line how it ended."""

import argparse
import pathlib
import re
import sys
import xml.etree.ElementTree

SLOWEST = 15


def slowest_build_steps(ninja_log):
    steps = {}
    for line in ninja_log.read_text().splitlines()[1:]:
        start, end, _, output, _ = line.split("\t")
        steps[output] = (int(end) - int(start)) / 1000
    return sorted(((seconds, output) for output, seconds in steps.items()), reverse=True)[:SLOWEST]


def print_times(folder, cases):
    print("\nSlowest build steps, as each was last built (seconds) · Bước biên dịch chậm nhất (giây)")
    for seconds, output in slowest_build_steps(folder / ".ninja_log"):
        print(f"  {seconds:8.1f}  {output}")
    print("\nSlowest tests (seconds) · Phép thử chậm nhất (giây)")
    for case in sorted(cases, key=lambda case: -float(case.get("time", "0")))[:SLOWEST]:
        print(f"  {float(case.get('time', '0')):8.2f}  {case.get('name')}")


def skip_reason(case):
    output = case.findtext("system-out") or ""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if re.search(r": Skipped$", line) and number + 1 < len(lines):
            return lines[number + 1]
    skipped = case.find("skipped")
    return (skipped.get("message") if skipped is not None else "") or "no reason given"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--times", action="store_true")
    parser.add_argument("--may-skip", action="store_true")
    options = parser.parse_args()
    results = options.folder / "tests.xml"
    if not results.exists():
        print("FAILED: ctest ran nothing · không có phép thử nào được chạy")
        return 1
    cases = list(xml.etree.ElementTree.parse(results).getroot().iter("testcase"))
    skipped = [case for case in cases if case.get("status") in ("notrun", "disabled")]
    failed = [case for case in cases if case.get("status") == "fail"]
    if options.times:
        print_times(options.folder, cases)
    for case in skipped:
        print(f"SKIPPED {case.get('name')}: {skip_reason(case)}")
    if skipped and not options.may_skip:
        print(f"FAILED: {len(skipped)} tests were skipped, and CI=true allows none")
        return 1
    passed = len(cases) - len(failed) - len(skipped)
    note = f", {len(skipped)} skipped" if skipped else ""
    print(f"{100 * (passed + len(skipped)) // len(cases)}% tests passed, {len(failed)} tests failed out of {len(cases)}{note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
