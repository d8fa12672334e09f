"""A process that outlives this program: started in a session of its own, known by its pid file, stopped only if it is still that very one."""

import os
import pathlib
import signal
import subprocess
import time

LOOK_SECONDS = 0.1


def start_time(pid):
    """Ticks since boot, which tell a process from a later one with its number; None where there is none or it has ended."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == "Z" else int(fields[19])


class Running:
    def __init__(self, name, folder):
        self.name = name
        self.pid_file = folder / "run" / f"{name}.pid"
        self.log_file = folder / "log" / f"{name}.log"

    def pid(self):
        try:
            pid, started = map(int, self.pid_file.read_text().split())
        except (FileNotFoundError, ValueError):
            return None
        return pid if start_time(pid) == started else None

    def start(self, command, working_folder, owner=None, environment=None):
        for path in (self.pid_file, self.log_file):
            path.parent.mkdir(parents=True, exist_ok=True)
        if self.log_file.exists():
            self.log_file.replace(f"{self.log_file}.1")
        identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        with open(self.log_file, "wb") as log:
            child = subprocess.Popen(command, cwd=working_folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                     start_new_session=True, env={**os.environ, **(environment or {})}, **identity)
        self.pid_file.write_text(f"{child.pid} {start_time(child.pid) or 0}\n")
        return child

    def tell(self, gently):
        pid = self.pid()
        if pid is not None:
            os.kill(pid, gently)
        return pid is not None

    def wait_until_gone(self, end):
        """Whether it ended by itself before `end`; after that it is killed."""
        while self.pid() is not None and time.monotonic() < end:
            time.sleep(LOOK_SECONDS)
        has_ended = self.pid() is None
        if not has_ended:
            self.tell(signal.SIGKILL)
        self.pid_file.unlink(missing_ok=True)
        return has_ended

    def last_lines(self, count=15):
        if not self.log_file.exists():
            return []
        return self.log_file.read_text(errors="replace").splitlines()[-count:]
