"""docker-compose.yml against what `./dev up` runs (deploy/config/processes.json) and the files both use; and the comparison against wrong files."""

import copy
import json
import pathlib
import re
import sys
import unittest

import yaml

TOP = pathlib.Path(__file__).resolve().parents[2]
FOLDER = "/vanthu/"
ONCE = {"certificates", "roles"}  # they do what `up` does between two starts, and end


def read(path):
    return (TOP / path).read_text()


def port_of(address):
    return int(address.rpartition(":")[2])


def ports_in_file(process):
    """The ports that the process will open by its own file."""
    text = read(process["config"])
    if process["name"] == "kafka":
        return [port_of(listener) for listener in re.search(r"^listeners=(.*)$", text, re.MULTILINE).group(1).split(",")]
    if process["name"] == "postgres":
        return [int(re.search(r"^port = (\d+)$", text, re.MULTILINE).group(1))]
    config = yaml.safe_load(text)
    config = config.get("process", config)
    return [port_of(config[key]) for key in ("listen", "observe") if key in config]


def image_of(process, plan):
    return {"kafka": f"apache/kafka:{plan['kafka']}", "postgres": f"postgres:{plan['postgresql']}"}.get(process["name"], "vanthu")


def health_of(process):
    kind, _, rest = process["health"].partition("://")
    host, _, port = rest.partition("/")[0].rpartition(":")
    return {"http": ["CMD", "curl", "-fsS", process["health"]],
            "postgresql": ["CMD", "pg_isready", "-q", "-h", host, "-p", port],
            "tcp": ["CMD", "bash", "-c", f"exec 3<>/dev/tcp/{host}/{port}"]}[kind]


def volumes_of(process):
    tls = "tls:/vanthu/data-up/tls" + ("" if process["name"] == "directory" else ":ro")
    own = [f"{process['name']}:{FOLDER}{process['data']}"] if "data" in process else []
    return sorted(["./deploy:/vanthu/deploy:ro", tls, *own])


def differences_of(process, service, plan):
    """Pairs that ought to be equal, each with its name."""
    words = " ".join([*service.get("entrypoint", []), *service.get("command", [])])
    yield "image", service.get("image"), image_of(process, plan)
    yield "config", re.findall(r"/vanthu/deploy/(?:config|kafka|postgres)/[\w.-]+", words)[-1:], [FOLDER + process["config"]]
    if image_of(process, plan) == "vanthu":
        yield "program", service["command"][:2], [process["program"], "--config"]
    yield "ports", service.get("expose"), [str(port) for port in process["ports"]]
    yield "ports in the file", ports_in_file(process), process["ports"]
    yield "volumes", sorted(service.get("volumes", [])), volumes_of(process)
    yield "health check", service.get("healthcheck", {}).get("test"), health_of(process)


def differences(compose, plan):
    services = compose["services"]
    found = [f"services: {sorted(services)}"] if set(services) != ONCE | {process["name"] for process in plan["processes"]} else []
    for process in plan["processes"]:
        for what, is_there, wanted in differences_of(process, services.get(process["name"], {"command": ["-"]}), plan):
            if is_there != wanted:
                found.append(f"{process['name']}, {what}: {is_there}, not {wanted}")
    for name, service in services.items():
        is_closed = service.get("read_only") is True and service.get("tmpfs") == ["/tmp"] and service.get("cap_drop") == ["ALL"]
        if not is_closed or not re.fullmatch(r"[1-9]\d*:[1-9]\d*", service.get("user", "")) or service.get("network_mode") != "host":
            found.append(f"{name}: it has to run as a user of its own, with a root that nobody writes to, in the host's network")
        for volume in service.get("volumes", []):
            if not volume.startswith("./") and volume.partition(":")[0] not in compose.get("volumes", {}):
                found.append(f"{name}: volume {volume} is nowhere declared")
    return found


def planted(compose, service, key, value):
    wrong = copy.deepcopy(compose)
    wrong["services"][service][key] = value
    return wrong


class Compose(unittest.TestCase):
    def setUp(self):
        self.compose = yaml.safe_load(read("docker-compose.yml"))
        self.plan = json.loads(read("deploy/config/processes.json"))

    def test_describes_what_up_starts(self):
        self.assertEqual(differences(self.compose, self.plan), [])

    def test_a_wrong_file_is_found(self):
        def without(name):
            wrong = copy.deepcopy(self.compose)
            del wrong["services"][name]
            return wrong

        postgres = self.compose["services"]["postgres"]
        wrongs = {
            "a service is missing": without("connector-press"),
            "one too many": planted({**self.compose, "services": {**self.compose["services"], "zookeeper": {}}}, "zookeeper", "image", "x"),
            "another version": planted(self.compose, "kafka", "image", "apache/kafka:3.9.2"),
            "another program": planted(self.compose, "numbering", "command", ["vanthu-drafting", "--config", "/vanthu/deploy/config/numbering.yaml"]),
            "another's file": planted(self.compose, "numbering", "command", ["vanthu-numbering", "--config", "/vanthu/deploy/config/drafting.yaml"]),
            "another port": planted(self.compose, "gateway", "expose", ["8081"]),
            "no volume": planted(self.compose, "drafting", "volumes", ["./deploy:/vanthu/deploy:ro", "tls:/vanthu/data-up/tls:ro"]),
            "keys that can be written": planted(self.compose, "gateway", "volumes", ["./deploy:/vanthu/deploy:ro", "tls:/vanthu/data-up/tls"]),
            "another's health": planted(self.compose, "directory", "healthcheck", self.compose["services"]["numbering"]["healthcheck"]),
            "no health check": planted(self.compose, "postgres", "healthcheck", {}),
            "the system's settings": planted(self.compose, "postgres", "command", [postgres["command"][0].replace("postgresql.conf", "other.conf")]),
            "root": planted(self.compose, "connector", "user", "0:0"),
            "a root that is written to": planted(self.compose, "connector", "read_only", False),
            "an undeclared volume": {**self.compose, "volumes": {}},
        }
        for what, wrong in wrongs.items():
            with self.subTest(what):
                self.assertNotEqual(differences(wrong, self.plan), [])

    def test_a_process_whose_file_says_another_port_is_found(self):
        plan = copy.deepcopy(self.plan)
        plan["processes"][3]["ports"][0] += 1
        self.assertTrue(any("ports in the file" in difference for difference in differences(self.compose, plan)))

    def test_the_versions_are_those_of_the_jars(self):
        self.assertIn(f"<version>{self.plan['kafka']}</version>", read("deploy/kafka/pom.xml"))


class Files(unittest.TestCase):
    """The files that both use agree with each other."""

    def setUp(self):
        self.plan = json.loads(read("deploy/config/processes.json"))
        self.ports = {process["name"]: process["ports"][0] for process in self.plan["processes"]}
        self.configs = {process["name"]: yaml.safe_load(read(process["config"])) for process in self.plan["processes"]
                        if process["config"].endswith(".yaml")}

    def test_no_port_is_taken_twice(self):
        ports = [port for process in self.plan["processes"] for port in process["ports"]]
        self.assertEqual(len(ports), len(set(ports)))

    def test_who_is_called_listens_there(self):
        for name, config in self.configs.items():
            peers = config.get("services") or config["process"].get("peers", {})
            for peer, address in peers.items():
                self.assertEqual(port_of(address), self.ports[peer], f"{name} calls {peer}")
            if "broker" in config:
                self.assertEqual(port_of(config["broker"]["bootstrap_servers"]), self.ports["kafka"], name)

    def test_each_has_a_schema_of_its_own_that_is_made(self):
        made = dict(re.findall(r"\('(\w+)', '(\w+)'\)", read("deploy/postgres/roles.sql")))
        used = {}
        for name, config in self.configs.items():
            if "process" not in config:
                continue
            database = config["process"]["database"]
            role = pathlib.Path(database["postgresql_url_file"]).stem
            url = read(f"deploy/postgres/{role}.url")
            self.assertIn(f"//{role}@127.0.0.1:{self.ports['postgres']}/", url, name)
            self.assertIn(f"sslkey=tls/{role}.pem", url, name)
            used[database.get("schema", role)] = role
        self.assertEqual(made, used)

    def test_the_agencies_with_machines_are_hosted_once(self):
        own = [agency for name, config in self.configs.items() if name != "connector" for agency in config.get("agencies", [])]
        self.assertEqual(sorted(own), sorted(self.configs["connector"]["agencies_elsewhere"]))
        self.assertEqual(sorted(own), sorted(self.configs["distribution"]["principals"]))
        self.assertNotIn("agencies", self.configs["connector"])

    def test_each_connector_is_to_kafka_who_distribution_means(self):
        principals = self.configs["distribution"]["principals"]
        for name, config in self.configs.items():
            if config.get("broker") is None or name == "distribution":
                continue
            broker = config["broker"]
            self.assertEqual({principals[agency] for agency in config.get("agencies", [])} or {"connector"}, {broker.get("group", "connector")}, name)
            for file in ("ssl.certificate.location", "ssl.key.location"):
                self.assertEqual(broker["properties"][file], f"tls/{name}.pem")
            self.assertEqual(pathlib.Path(config["process"]["key_and_chain_file"]).name, f"{name}.pem")

    def test_both_make_the_same_certificates(self):
        compose = yaml.safe_load(read("docker-compose.yml"))
        written = re.search(r"^CERTIFICATES = (.*)$", read("deploy/dev/site/main.py"), re.MULTILINE).group(1)
        self.assertEqual(compose["services"]["certificates"]["command"], ["vanthu-certificates", "tls", *json.loads(written)])

    def test_the_image_has_a_folder_for_each_volume(self):
        folders = re.search(r"mkdir (tls .*) \\", read("deploy/Dockerfile")).group(1).split()
        self.assertEqual(sorted(folders), sorted(["tls", *(process["name"] for process in self.plan["processes"] if "data" in process)]))


if __name__ == "__main__":
    sys.exit(unittest.main())
