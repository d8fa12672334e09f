"""The processes of deploy/config/processes.json on this machine: `up` starts what is not there and waits until all are healthy, `down` stops them."""

import argparse
import fcntl
import json
import os
import pathlib
import resource
import signal
import socket
import sys
import time
import urllib.error
import urllib.request

import engines
from running import LOOK_SECONDS, Running

FILES_OF_A_BROKER = 65536  # a topic takes files of its own, and 1,024 are the default
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # whatever proxy this machine uses for other addresses
CERTIFICATES = ["--also", "kafka", "--also", "postgres", "--connector", "commune", "--connector", "department", "--connector", "press"]
DRAIN_SECONDS = 45  # more than a process gives what is under way


class Site:
    """Where everything lies. `top` holds deploy/; data-up/ is made beside it, apart from data/, which a process of its own keeps to itself."""

    def __init__(self, options):
        self.top = options.top.resolve()
        self.programs = options.programs.resolve()
        self.engines = options.engines.resolve()
        self.folder = self.top / "data-up"
        self.tls = self.folder / "tls"
        self.patience = options.patience
        plan = json.loads((self.top / "deploy/config/processes.json").read_text())
        self.of_engines = {"kafka": engines.Kafka(self, plan["kafka"]), "postgres": engines.Postgres(self, plan["postgresql"])}
        known = [Process(self, part) for part in plan["processes"]]
        unknown = set(options.names) - {process.name for process in known}
        if unknown:
            raise engines.Missing(f"there is no process {', '.join(unknown)} · không có tiến trình này")
        self.processes = [process for process in known if not options.names or process.name in options.names]

    def make_certificates(self):
        engines.run([self.programs / "vanthu-certificates", self.tls, *CERTIFICATES], "vanthu-certificates")


class Process:
    def __init__(self, site, part):
        self.site = site
        self.name = part["name"]
        self.program = part["program"]
        self.config = site.top / part["config"]
        self.ports = part["ports"]
        self.health = part["health"]
        self.engine = site.of_engines.get(self.program)
        self.running = Running(self.name, site.folder)

    def address(self):
        return f"127.0.0.1:{self.ports[0]}"

    def start(self):
        """The child, or None where it runs already."""
        if self.running.pid() is not None:
            return None
        if self.engine is None:
            return self.running.start([self.site.programs / self.program, "--config", self.config], self.site.folder)
        self.engine.prepare()
        return self.running.start(self.engine.command(), self.engine.folder, self.engine.owner())

    def refuse_a_taken_port(self):
        for port in self.ports if self.running.pid() is None else []:
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError:
                    raise engines.Missing(f"{self.name}: port {port} is taken by another program; `ss -ltnp` tells which"
                                          f" · cổng {port} đã có chương trình khác dùng") from None

    def is_healthy(self):
        kind, _, rest = self.health.partition("://")
        if kind == "postgresql":
            host, _, port = rest.partition(":")
            ready = [self.engine.programs / "pg_isready", "-q", "-h", host, "-p", port]
            return os.spawnv(os.P_WAIT, ready[0], [str(word) for word in ready]) == 0
        try:
            if kind == "http":
                with DIRECTLY.open(self.health, timeout=5) as answer:
                    return answer.status == 200
            host, _, port = rest.partition(":")
            socket.create_connection((host, int(port)), timeout=5).close()
            return True
        except (OSError, urllib.error.URLError):
            return False

    def health_word(self):
        if self.running.pid() is None:
            return "không chạy · not running"
        return "tốt · healthy" if self.is_healthy() else "chưa tốt · not healthy"

    def fail(self, why):
        lines = "\n".join(f"  {line}" for line in self.running.last_lines())
        raise engines.Missing(f"{self.name} {why}; the last lines of {self.running.log_file} · những dòng cuối của nhật ký:\n{lines}")

    def wait(self, child, end):
        while True:
            if (child is not None and child.poll() is not None) or self.running.pid() is None:
                self.fail("ended at its start · dừng ngay khi khởi động")
            if self.is_healthy():
                return
            if time.monotonic() > end:
                self.fail("does not become healthy · không sẵn sàng")
            time.sleep(LOOK_SECONDS)


def allow_many_files():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_OF_A_BROKER if hard == resource.RLIM_INFINITY else min(hard, FILES_OF_A_BROKER)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def table(processes):
    rows = [("tiến trình · process", "địa chỉ · address", "sức khỏe · health", "nhật ký · log")]
    rows += [(process.name, process.address(), process.health_word(), str(process.running.log_file)) for process in processes]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join("  ".join(word.ljust(width) for word, width in zip(row, widths)).rstrip() for row in rows)


def in_turn(processes):
    """Whoever keeps what the others need first; among the services the order does not matter, they wait for each other."""
    return ([process for process in processes if process.engine], [process for process in processes if not process.engine])


def up(site):
    allow_many_files()
    for process in site.processes:
        process.refuse_a_taken_port()
    site.make_certificates()
    end = time.monotonic() + site.patience
    for group in in_turn(site.processes):
        for process, child in [(process, process.start()) for process in group]:
            process.wait(child, end)
            if process.engine:
                process.engine.finish()
    print(table(site.processes))


def down(site):
    for group in reversed(in_turn(site.processes)):
        # SIGINT ends PostgreSQL's open sessions, for which SIGTERM would wait.
        told = [process for process in group if process.running.tell(signal.SIGINT if process.program == "postgres" else signal.SIGTERM)]
        end = time.monotonic() + DRAIN_SECONDS
        for process in told:
            has_ended = process.running.wait_until_gone(end)
            print(f"{process.name}: " + ("đã dừng · stopped" if has_ended else "phải kết thúc cưỡng bức · had to be killed"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--top", type=pathlib.Path, required=True)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--engines", type=pathlib.Path, required=True)
    parser.add_argument("--patience", type=float, default=180, help="seconds until all have to be healthy")
    parser.add_argument("verb", choices=["up", "down"])
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    folder = options.top / "data-up"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        site = Site(options)
        with open(folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            {"up": up, "down": down}[options.verb](site)
    except engines.Missing as missing:
        print(f"./dev {options.verb}: {missing}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
