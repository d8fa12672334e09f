"""deploy/monitoring against the code (metrics), the page for operators (alarms, links) and the plan of processes (targets)."""

import json
import pathlib
import re
import sys
import unittest

import yaml

TOP = pathlib.Path(__file__).resolve().parents[2]
FOLDER = TOP / "deploy/monitoring"
OF_PROMETHEUS = {"up", "ALERTS"}
METRIC = re.compile(r"\b(?:vanthu(?:_[a-z]+)+|up|ALERTS)\b(?=[{\[\s)<>=]|$)")
# What Prometheus makes of a histogram.
SERIES_OF_HISTOGRAM = re.compile(r"_(?:bucket|sum|count)$")
GRPC_CODE = re.compile(r"`([A-Z]+(?:_[A-Z]+)*)`")


def read(path):
    return (TOP / path).read_text()


def metrics_of_code():
    """As literals of the product's sources."""
    sources = [path for folder in ("services", "gateway") for path in (TOP / folder).rglob("*.cc")
               if not path.name.endswith("_test.cc") and "node_modules" not in path.parts]
    return {name for path in sources for name in re.findall(r'"(vanthu_[a-z]+(?:_[a-z]+)+)"', path.read_text())}


def histograms_of_code():
    return set(re.findall(r'BuildHistogram\(\)\s*\.Name\("(\w+)"\)', "".join(path.read_text() for path in (TOP / "gateway").rglob("*_metrics.cc"))))


def expressions_of(dashboard):
    found = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    return found + [one["query"] for one in dashboard["templating"]["list"] if one["type"] == "query"]


def metrics_in(expression):
    return set(METRIC.findall(expression))


def strange_metrics(expressions):
    code, histograms = metrics_of_code(), histograms_of_code()
    made = code - histograms | OF_PROMETHEUS | {f"{name}_{part}" for name in histograms for part in ("bucket", "sum", "count")}
    return {name for expression in expressions for name in metrics_in(expression)} - made


def anchors_of(page):
    headings = re.findall(r"^#+ (.*)$", read(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def alarms_of(page):
    """The table of what to watch: each metric's row."""
    return {metric: row for row in read(page).splitlines() if row.startswith("| `")
            for metric in re.findall(r"`(vanthu(?:_[a-z]+)+|up)(?:\{[^`]*)?`", row.split("|")[1])}


class Monitoring(unittest.TestCase):
    def setUp(self):
        self.rules = [rule for group in yaml.safe_load(read("deploy/monitoring/alerts.yml"))["groups"] for rule in group["rules"]]
        self.dashboard = json.loads(read("deploy/monitoring/dashboard.json"))
        self.expressions = [rule["expr"] for rule in self.rules]

    def test_speaks_of_metrics_that_exist(self):
        self.assertGreater(len(metrics_of_code()), 5)
        self.assertEqual(strange_metrics(self.expressions), set())
        self.assertEqual(strange_metrics(expressions_of(self.dashboard)), set())

    def test_a_metric_that_does_not_exist_is_found(self):
        for expression in ("rate(vanthu_rpc_answers[5m])", "vanthu_gone_total > 0", "sum(vanthu_gateway_answer_seconds)", "vanthu_disk_free_bytes_bucket{le='1'}"):
            with self.subTest(expression):
                self.assertEqual(len(strange_metrics([expression])), 1)

    def test_each_panel_shows_something(self):
        self.assertTrue(all(metrics_in(expression) for expression in expressions_of(self.dashboard)))
        shown = {SERIES_OF_HISTOGRAM.sub("", name) for expression in expressions_of(self.dashboard) for name in metrics_in(expression)}
        self.assertEqual(metrics_of_code() - shown, set())

    def test_each_alarm_of_the_page_is_a_rule(self):
        alarms = alarms_of("docs/operations.md")
        self.assertEqual(set(alarms), metrics_of_code() | {"up"})
        for metric, row in alarms.items():
            about = [expression for expression in self.expressions if metric in {SERIES_OF_HISTOGRAM.sub("", name) for name in metrics_in(expression)}]
            self.assertNotEqual(about, [], metric)
            if metric == "vanthu_rpc_answers_total":
                codes = set(GRPC_CODE.findall(row))
                self.assertEqual(codes, set(re.findall(r"[A-Z]+(?:_[A-Z]+)*", " ".join(re.findall(r'code=~?"([^"]*)"', " ".join(about))))))

    def test_each_alert_comes_on_the_bad_day_of_its_tests(self):
        bad_day = yaml.safe_load(read("deploy/monitoring/alerts_test.yml"))["tests"][-1]["promql_expr_test"][-1]
        self.assertEqual({re.search(r'"(\w+)"', sample["labels"]).group(1) for sample in bad_day["exp_samples"]}, {rule["alert"] for rule in self.rules})

    def test_each_alert_says_in_two_languages_what_to_do_and_where_it_is_told(self):
        names = [rule["alert"] for rule in self.rules]
        self.assertEqual(len(names), len(set(names)))
        for rule in self.rules:
            with self.subTest(rule["alert"]):
                texts = rule["annotations"]
                for text in (texts["summary"], texts["description"]):
                    vietnamese, english = text.split(" · ")
                    self.assertRegex(vietnamese, "[à-ỹđÀ-ỸĐ]")
                    self.assertNotRegex(english, "[à-ỹđÀ-ỸĐ]")
                page, _, anchor = texts["runbook_url"].partition("#")
                self.assertIn(anchor, anchors_of(page))
                for each in (page, "docs/operations.md"):
                    self.assertIn(f"`{rule['alert']}`", read(each))
                self.assertIn(rule["labels"]["severity"], ("page", "ticket"))

    def test_each_process_is_asked_where_it_tells(self):
        plan = json.loads(read("deploy/config/processes.json"))
        asked = {one["labels"]["process"]: one["targets"] for one in yaml.safe_load(read("deploy/monitoring/prometheus.yml"))["scrape_configs"][0]["static_configs"]}
        tells = {process["name"]: [re.match(r"http://([^/]+)/healthz$", process["health"]).group(1)] for process in plan["processes"]
                 if process["program"].startswith("vanthu-")}
        self.assertEqual(asked, tells)


if __name__ == "__main__":
    sys.exit(unittest.main())
