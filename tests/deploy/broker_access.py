"""Who may do what on the broker of deploy/kafka: `topics plan|apply` makes it so for every agency, each other thing is refused, and a connector
that is refused says so and goes on once it may."""

import contextlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

from engines_site import NoKafka, Site, arguments, copy_with_own_ports, kafka_is_missing, skip

try:
    from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition
    from confluent_kafka.admin import AdminClient, NewTopic
except ImportError:
    Consumer = None

PATIENCE = 60
SOMETHING_TO_DO = 2
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
MOVED = "principals: {a-1: connector-department, a-2: connector-commune}"


def inbox(agency):
    return f"vanthu.v1.inbox.{agency}"


def write_directory(path, count):
    agencies = "\n".join(f"      a-{n}: {{name: Cơ quan số {n}, symbol: CQ{n}}}" for n in range(1, count + 1))
    path.write_text("agencies:\n  - defaults: {kind: commune, connected: true, place: Sơn Thủy}\n    list:\n" + agencies + "\n")


def prepare(options, top):
    """Its own agencies, of which the first has a machine of its own, and SQLite, so that Kafka is the only engine."""
    own = copy_with_own_ports(options.source, top)
    write_directory(top / "deploy/sample/directory.yaml", options.agencies)
    for path in (top / "deploy/config").glob("*.yaml"):
        text = re.sub(r"\n  database:\n(    .*\n)+", "\n", path.read_text())
        text = re.sub(r"^principals:.*$", MOVED, text, flags=re.MULTILINE)
        path.write_text(text.replace("agencies: [h99-snv]", "agencies: [a-1]"))
    return own


class Broker:
    """Clients of the broker, each with the certificate of somebody."""

    def __init__(self, site, port):
        self.tls, self.address = site.top / "data-up/tls", f"127.0.0.1:{port}"

    def properties(self, holder, tls=None, **more):
        tls = tls or self.tls
        own = {} if holder is None else {f"ssl.{part}.location": str(tls / f"{holder}.pem") for part in ("certificate", "key")}
        return {"bootstrap.servers": self.address, "security.protocol": "ssl", "ssl.ca.location": str(tls / "authorities.pem"), "log_level": 0} | own | more

    def read(self, holder, topic, group=None, tls=None):
        """The first record, or the name of the error."""
        consumer = Consumer(self.properties(holder, tls, **{"group.id": group or holder or "nobody", "auto.offset.reset": "error"}))
        end = time.monotonic() + 10
        with contextlib.closing(consumer):
            hidden = consumer.list_topics(topic, timeout=8).topics[topic].error  # of which librdkafka only waits that it comes to be
            if hidden:
                return hidden.name()
            consumer.assign([TopicPartition(topic, 0, 0)])
            while time.monotonic() < end:
                message = consumer.poll(1)
                if message is not None:
                    return message.error().name() if message.error() else message.value().decode()
        return "nothing"

    def write(self, holder, topic, value="x", tls=None):
        outcome = []
        producer = Producer(self.properties(holder, tls, **{"message.timeout.ms": 8000}))
        producer.produce(topic, value, on_delivery=lambda error, _: outcome.append(error.name() if error else "written"))
        producer.flush(20)
        return outcome[0]

    def shown(self, holder, tls=None):
        try:
            return sorted(AdminClient(self.properties(holder, tls)).list_topics(timeout=8).topics)
        except KafkaException as refusal:
            return refusal.args[0].name()

    def make(self, holder, topic):
        admin = AdminClient(self.properties(holder))  # kept until the answer is there
        try:
            admin.create_topics([NewTopic(topic, 1, 1)])[topic].result()
            return "made"
        except KafkaException as refusal:
            return refusal.args[0].name()


def topics(options, site, what, expected):
    started = time.monotonic()
    ended = subprocess.run([options.programs / "vanthu-distribution", "--config", site.top / "deploy/config/distribution.yaml", "topics", what],
                           cwd=site.top / "data-up", capture_output=True, text=True, timeout=600)
    assert ended.returncode == expected, f"topics {what}: {ended.returncode}\n{ended.stdout[-3000:]}{ended.stderr[-3000:]}"
    print(f"topics {what}: {time.monotonic() - started:.1f} s, {ended.stdout.strip().splitlines()[-1]}")
    return ended.stdout


def every_agency_gets_what_it_needs(options, site):
    planned = topics(options, site, "plan", SOMETHING_TO_DO)
    assert planned.count("+ chủ đề") == options.agencies, planned[-2000:]
    rules = options.agencies + 2 * len(["connector", "connector-department", "connector-commune"])
    assert planned.count("+ quyền") == rules and "- quyền" not in planned, planned[-2000:]
    assert "User:connector-department READ topic vanthu.v1.inbox.a-1\n" in planned and "User:connector READ topic vanthu.v1.inbox.a-3\n" in planned
    topics(options, site, "apply", 0)
    topics(options, site, "plan", 0)
    topics(options, site, "apply", 0)


def each_has_its_own_and_nothing_else(broker):
    denied = "TOPIC_AUTHORIZATION_FAILED"
    assert broker.make("distribution", "vanthu.v1.receipts.a-3") == "made"
    for agency in ("a-1", "a-3"):
        assert broker.write("distribution", inbox(agency), f"to {agency}") == "written"
    assert broker.write("connector-department", "vanthu.v1.receipts.a-3") == "written"
    assert broker.read("distribution", "vanthu.v1.receipts.a-3") == "x"
    assert broker.read("connector-department", inbox("a-1")) == "to a-1"
    assert broker.read("connector", inbox("a-3")) == "to a-3"
    assert broker.shown("connector-department") == [inbox("a-1"), "vanthu.v1.receipts.a-3"]

    refusals = {
        "another's inbox": broker.read("connector-department", inbox("a-3")),
        "the inbox of an agency that has its own connector": broker.read("connector", inbox("a-1")),
        "what others answered": broker.read("connector-department", "vanthu.v1.receipts.a-3"),
        "writing into its own inbox": broker.write("connector-department", inbox("a-1")),
        "writing into another's inbox": broker.write("connector-department", inbox("a-3")),
        "making a topic": broker.make("connector-department", inbox("a-0")),
        "a process of the installation that has no business here": broker.read("gateway", inbox("a-3")),
    }
    assert set(refusals.values()) == {denied}, refusals
    assert broker.read("connector-department", inbox("a-1"), group="connector-commune") == "GROUP_AUTHORIZATION_FAILED"
    assert broker.shown("gateway") == []


def strangers_do_not_get_in(options, broker, folder):
    subprocess.run([options.programs / "vanthu-certificates", folder], check=True, stdout=subprocess.DEVNULL)
    (folder / "authorities.pem").write_text((broker.tls / "authorities.pem").read_text())  # it trusts the broker, the broker not it
    for holder, tls in ((None, None), ("distribution", folder)):
        assert isinstance(broker.shown(holder, tls), str), f"{holder} of {tls} got in"
        assert broker.write(holder, inbox("a-3"), tls=tls) == "_MSG_TIMED_OUT"


class Connector:
    """The one of the first agency, as its IT sees it."""

    def __init__(self, options, site, own):
        self.options, self.site, self.metrics = options, site, f"http://127.0.0.1:{own['9441']}/metrics"

    def is_failing(self):
        text = DIRECTLY.open(self.metrics, timeout=10).read().decode()
        return re.search(r'^vanthu_pump_failing\{.*pump="connector\.intake".*\} (\d)', text, re.MULTILINE).group(1) == "1"

    def wait(self, what, is_so):
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, f"the connector {what}"
            time.sleep(0.5)

    def complaints(self):
        lines = (self.site.top / "data-up/log/connector-department.log").read_text(errors="replace").splitlines()
        return [said for said in map(json.loads, filter(lambda line: line.startswith("{"), lines))
                if said["event"] == "pump.failed" and said["pump"] == "connector.intake" and said["reason"] == "CONFIG_INVALID"]

    def doctor(self):
        ended = subprocess.run([self.options.programs / "vanthu-connector", "--config", self.site.top / "deploy/config/connector-department.yaml", "doctor"],
                               cwd=self.site.top / "data-up", capture_output=True, text=True, timeout=120)
        return re.search(r"^(\w+) +broker: .*\n.*$", ended.stdout, re.MULTILINE).group()


def set_principals(site, line):
    path = site.top / "deploy/config/distribution.yaml"
    path.write_text(re.sub(r"^principals:.*$", line, path.read_text(), flags=re.MULTILINE))


def a_refused_connector_says_so_and_goes_on_when_it_may(options, site, own):
    set_principals(site, "principals: {a-2: connector-commune}")  # the agency moved, and nobody told distribution
    assert "- quyền · rule    User:connector-department READ topic vanthu.v1.inbox.a-1\n" in topics(options, site, "apply", 0)
    site("up", "distribution", "connector-department")
    connector = Connector(options, site, own)
    connector.wait("does not say that it is refused", lambda: connector.is_failing() and connector.complaints())
    said = connector.complaints()[-1]
    assert "topics apply" in said["cause"] and "Kafka does not let this process" in said["cause"], said
    assert "topics apply" in said["cause_vi"] and "Kafka không cho tiến trình này" in said["cause_vi"], said
    finding = connector.doctor()
    assert finding.startswith("ILL") and finding.count("principals") == 2, finding

    site("down", "distribution")
    set_principals(site, MOVED)
    site("up", "distribution")
    connector.wait("does not go on", lambda: not connector.is_failing())
    finding = connector.doctor()
    assert finding.startswith("ok") and inbox("a-1") in finding, finding
    topics(options, site, "plan", 0)


def main():
    parser = arguments(__doc__)
    parser.add_argument("--agencies", type=int, default=12)
    options = parser.parse_args()
    missing = kafka_is_missing() or ("python3-confluent-kafka is not on this machine" if Consumer is None else None)
    if missing:
        return skip(missing)
    options.engines.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vanthu-access-") as folder:
        top = pathlib.Path(folder)
        own = prepare(options, top)
        site = Site(options, top)
        try:
            site("up", "kafka", "directory")
            every_agency_gets_what_it_needs(options, site)
            broker = Broker(site, own["9092"])
            each_has_its_own_and_nothing_else(broker)
            strangers_do_not_get_in(options, broker, top / "strangers")
            a_refused_connector_says_so_and_goes_on_when_it_may(options, site, own)
        except NoKafka as reason:
            return skip(reason)
        except Exception:
            site.show_logs()
            raise
        finally:
            site("down")
    return 0


if __name__ == "__main__":
    sys.exit(main())
