"""The processes of `./dev up` in a folder of a test, with the files of deploy/ as they are shipped but for their ports."""

import argparse
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

SKIPPED = 77
POSTGRESQL = "/usr/lib/postgresql/15/bin/initdb"


def arguments(says):
    parser = argparse.ArgumentParser(description=says)
    for name in ("source", "programs", "engines"):
        parser.add_argument(f"--{name}", required=True, type=pathlib.Path)
    return parser


def skip(why):
    """Where every engine has to be there, a missing one is a failure."""
    print(f"{pathlib.Path(sys.argv[0]).stem}: Skipped\n{why}")
    return 1 if os.environ.get("VANTHU_REQUIRE_ENGINES") == "1" else SKIPPED


def kafka_is_missing():
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            return f"{program} is not on this machine (Kafka)"
    return None


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return True
    return False


def free_ports(count):
    """Below the range from which the system takes ports for connections, so that none of those sits on one when its process comes back."""
    ports, port = [], 10_000 + os.getpid() % 300 * 30
    while len(ports) < count:
        port += 1
        if is_free(port):
            ports.append(port)
    return ports


def copy_with_own_ports(source, top):
    shutil.copytree(source / "deploy", top / "deploy", ignore=shutil.ignore_patterns("__pycache__", "tls"))
    plan = json.loads((top / "deploy/config/processes.json").read_text())
    shipped = [port for process in plan["processes"] for port in process["ports"]]
    own = dict(zip(map(str, shipped), map(str, free_ports(len(shipped)))))
    number = re.compile(r"\b(?:" + "|".join(own) + r")\b")
    for folder in ("config", "kafka", "postgres"):
        for path in (top / "deploy" / folder).iterdir():
            path.write_text(number.sub(lambda match: own[match.group()], path.read_text()))
    return own


class NoKafka(Exception):
    """It is neither here nor to be had."""


class Site:
    def __init__(self, options, top):
        self.top = top
        self.command = [sys.executable, "-B", top / "deploy/dev/site/main.py", "--top", top, "--programs", options.programs, "--engines", options.engines]

    def __call__(self, verb, *names):
        ended = subprocess.run([*self.command, verb, *names], capture_output=True, text=True, timeout=240)
        print(ended.stdout, ended.stderr)
        if "Maven could not fetch" in ended.stderr:
            raise NoKafka(ended.stderr[:400].replace("\n", " "))
        assert ended.returncode == 0, f"{verb}: {ended.returncode}"
        return ended.stdout

    def pids(self):
        return {path.stem: int(path.read_text().split()[0]) for path in (self.top / "data-up/run").glob("*.pid")}

    def stop(self, process):
        os.kill(self.pids()[process], signal.SIGTERM)
        while not is_free(int(self.port_of(process))):
            time.sleep(0.1)
        (self.top / f"data-up/run/{process}.pid").unlink()

    def port_of(self, process):
        plan = json.loads((self.top / "deploy/config/processes.json").read_text())
        return next(one["ports"][0] for one in plan["processes"] if one["name"] == process)

    def handed_over(self, process, agency):
        return list((self.top / "data-up" / process / "endpoints" / agency).glob("*/*/dispatch.json"))

    def show_logs(self):
        for path in sorted((self.top / "data-up/log").glob("*.log")):
            print(f"--- {path.name}", *path.read_text(errors="replace").splitlines()[-8:], sep="\n")
