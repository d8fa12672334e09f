"""What `./dev up` says and does when something is wrong, with small programs in the place of the real ones."""

import json
import os
import pathlib
import resource
import socket
import subprocess
import sys
import tempfile
import unittest

MAIN = pathlib.Path(__file__).resolve().parents[2] / "deploy/dev/site/main.py"
SERVES = """#!{python}
import http.server
import pathlib
import sys

class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(pathlib.Path(sys.argv[2]).read_text()))
        self.end_headers()

http.server.HTTPServer(("127.0.0.1", {port}), Page).serve_forever()
"""
FAILS = """#!/bin/sh
for line in $(seq 1 40); do echo "line $line"; done
echo 'the key no_such_key is unknown'
exit 1
"""


class Site(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)
        for part in ("deploy/config", "programs", "engines"):
            (self.top / part).mkdir(parents=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.plan("vanthu-directory")
        self.program("vanthu-certificates", "#!/bin/sh\n")
        self.program("vanthu-directory", SERVES.format(python=sys.executable, port=self.port))
        self.answers(200)
        self.addCleanup(self.site, "down")

    def plan(self, program, name="directory"):
        process = {"name": name, "program": program, "config": "deploy/config/answer", "ports": [self.port],
                   "health": f"http://127.0.0.1:{self.port}/healthz"}
        plan = {"kafka": "0", "postgresql": "0", "processes": [process]}
        (self.top / "deploy/config/processes.json").write_text(json.dumps(plan))

    def program(self, name, text):
        path = self.top / "programs" / name
        path.write_text(text)
        path.chmod(0o755)

    def answers(self, code):
        (self.top / "deploy/config/answer").write_text(str(code))

    def site(self, *words, before=None, **environment):
        command = [sys.executable, "-B", MAIN, "--top", self.top, "--programs", self.top / "programs", "--engines", self.top / "engines", *words]
        return subprocess.run(command, capture_output=True, text=True, timeout=100, check=False, preexec_fn=before,
                              env={**os.environ, **environment})

    def pid(self):
        return (self.top / "data-up/run/directory.pid").read_text()

    def test_what_is_healthy_is_shown_and_not_started_twice(self):
        first = self.site("up")
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertIn(f"directory             127.0.0.1:{self.port}", first.stdout)
        self.assertIn("healthy", first.stdout)
        self.assertIn("log/directory.log", first.stdout)
        pid = self.pid()
        self.assertEqual(self.site("up").stdout, first.stdout)
        self.assertEqual(self.pid(), pid)
        self.assertEqual(self.site("down").stdout, "directory: đã dừng · stopped\n")
        self.assertEqual(self.site("down").stdout, "")

    def test_what_ends_at_its_start_is_named_with_its_last_lines(self):
        self.program("vanthu-directory", FAILS)
        ended = self.site("up")
        self.assertEqual(ended.returncode, 1)
        self.assertIn("directory ended at its start", ended.stderr)
        self.assertIn("no_such_key", ended.stderr)
        self.assertIn("line 40", ended.stderr)
        self.assertNotIn("line 20\n", ended.stderr)

    def test_what_does_not_become_healthy_is_named(self):
        self.answers(503)
        ended = self.site("--patience", "0.5", "up")
        self.assertEqual(ended.returncode, 1)
        self.assertIn("directory does not become healthy", ended.stderr)
        self.answers(200)
        self.assertEqual(self.site("up").returncode, 0, "when the cause is gone it goes on")

    def test_a_port_that_somebody_has_is_named(self):
        with socket.socket() as somebody:
            somebody.bind(("127.0.0.1", self.port))
            somebody.listen()
            ended = self.site("up")
        self.assertEqual(ended.returncode, 1)
        self.assertIn(f"port {self.port} is taken", ended.stderr)

    def test_what_the_machine_lacks_is_named(self):
        self.plan("kafka", name="kafka")
        self.assertIn("apt-get install default-jre-headless", self.site("up", PATH="/nowhere").stderr)
        self.plan("postgres", name="postgres")
        self.assertIn("apt-get install postgresql", self.site("up").stderr)

    def test_a_proxy_of_this_machine_is_not_asked_for_it(self):
        self.assertEqual(self.site("--patience", "20", "up", http_proxy="http://127.0.0.1:9").returncode, 0)

    def test_a_broker_may_open_more_files_than_a_shell_allows(self):
        most = min(resource.getrlimit(resource.RLIMIT_NOFILE)[1], 65536)
        self.program("vanthu-directory", "#!/bin/sh\necho may open $(ulimit -n)\nexit 1\n")
        ended = self.site("up", before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (256, most)))
        self.assertIn(f"may open {most}\n", ended.stderr)

    def test_a_process_that_is_none_is_refused(self):
        ended = self.site("up", "zookeeper")
        self.assertEqual(ended.returncode, 1)
        self.assertIn("there is no process zookeeper", ended.stderr)


if __name__ == "__main__":
    sys.exit(unittest.main())
