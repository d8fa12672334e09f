"""What `./dev down` may stop: the very process that `./dev up` started, and nothing else that got its number since."""

import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "deploy/dev/site"))
from running import Running  # noqa: E402

HANG_SECONDS = 30


class RunningProcess(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.running = Running("sleeper", pathlib.Path(self.folder.name))

    def start(self, *command):
        child = self.running.start(list(command), self.folder.name)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        return child

    def test_is_known_to_another_program_by_its_file(self):
        child = self.start("sleep", "100")
        self.assertEqual(Running("sleeper", pathlib.Path(self.folder.name)).pid(), child.pid)

    def test_is_stopped_and_forgotten(self):
        child = self.start("sleep", "100")
        self.assertTrue(self.running.tell(signal.SIGTERM))
        self.assertTrue(self.running.wait_until_gone(time.monotonic() + HANG_SECONDS))
        self.assertEqual(child.wait(), -signal.SIGTERM)
        self.assertFalse(self.running.pid_file.exists())
        self.assertFalse(self.running.tell(signal.SIGTERM))

    def test_is_killed_when_it_does_not_listen(self):
        child = self.start("sh", "-c", "trap '' TERM; echo ready; while true; do sleep 1; done")
        end = time.monotonic() + HANG_SECONDS
        while not self.running.last_lines() and time.monotonic() < end:
            time.sleep(0.01)
        self.running.tell(signal.SIGTERM)
        self.assertFalse(self.running.wait_until_gone(time.monotonic()))
        self.assertEqual(child.wait(), -signal.SIGKILL)

    def test_a_stranger_with_its_number_is_left_alone(self):
        stranger = subprocess.Popen(["sleep", "100"])
        self.addCleanup(stranger.wait)
        self.addCleanup(stranger.kill)
        self.running.pid_file.parent.mkdir()
        self.running.pid_file.write_text(f"{stranger.pid} 1\n")
        self.assertIsNone(self.running.pid())
        self.assertFalse(self.running.tell(signal.SIGKILL))
        self.assertIsNone(stranger.poll())

    def test_what_has_ended_does_not_run_though_nobody_has_waited_for_it(self):
        child = self.start("false")
        end = time.monotonic() + HANG_SECONDS
        while self.running.pid() is not None and time.monotonic() < end:
            time.sleep(0.01)
        self.assertIsNone(self.running.pid())
        self.assertEqual(child.wait(), 1)

    def test_the_log_of_the_start_before_is_kept(self):
        self.start("echo", "the first").wait()
        self.start("echo", "the second").wait()
        self.assertEqual(self.running.last_lines(), ["the second"])
        self.assertEqual(pathlib.Path(f"{self.running.log_file}.1").read_text(), "the first\n")


if __name__ == "__main__":
    sys.exit(unittest.main())
