"""promtool judges deploy/monitoring; and its tests, with an alert that never comes and one that always does."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

SKIPPED = 77
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "deploy/monitoring"


def promtool(*arguments, folder=FOLDER):
    return subprocess.run(["promtool", *arguments], cwd=folder, capture_output=True, text=True, check=False)


def is_noticed(alert, expression):
    """Whether a test fails when this is the alert's rule."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(FOLDER / "alerts_test.yml", folder)
        rules = yaml.safe_load((FOLDER / "alerts.yml").read_text())
        next(rule for rule in rules["groups"][0]["rules"] if rule["alert"] == alert)["expr"] = expression
        pathlib.Path(folder, "alerts.yml").write_text(yaml.safe_dump(rules, allow_unicode=True))
        return promtool("test", "rules", "alerts_test.yml", folder=folder).returncode != 0


def main():
    if shutil.which("promtool") is None:
        print("deploy.alerts: Skipped\nthere is no promtool: apt-get install prometheus")
        return 1 if os.environ.get("VANTHU_REQUIRE_ENGINES") == "1" else SKIPPED
    failed = 0
    for arguments in (["check", "config", "prometheus.yml"], ["check", "rules", "--lint-fatal", "alerts.yml"], ["test", "rules", "alerts_test.yml"]):
        judged = promtool(*arguments)
        if judged.returncode != 0:
            failed += 1
            print(*arguments, judged.stdout, judged.stderr)
    for alert, expression in (("VanthuProcessGone", "vector(0) > 1"), ("VanthuEventStreamsLeftOpen", "vector(1)")):
        if not is_noticed(alert, expression):
            failed += 1
            print(f"no test of alerts_test.yml notices that {alert} is '{expression}'")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
