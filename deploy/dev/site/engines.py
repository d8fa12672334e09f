"""Kafka and PostgreSQL on this machine: what has to be there before they start, and the command that starts them."""

import base64
import os
import pathlib
import pwd
import re
import shutil
import subprocess


class Missing(Exception):
    """What this machine lacks, said for a person."""


def run(command, what, **settings):
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **settings)
    if ended.returncode != 0:
        raise Missing(f"{what}:\n{ended.stdout.strip()[-3000:]}")
    return ended.stdout


class Kafka:
    def __init__(self, site, version):
        self.site = site
        self.jars = site.engines / f"kafka-{version}"
        self.pom = site.top / "deploy/kafka/pom.xml"
        self.settings = site.top / "deploy/kafka/server.properties"
        self.folder = site.folder / "kafka"

    def owner(self):
        return None

    def prepare(self):
        if shutil.which("java") is None:
            raise Missing("Kafka needs Java: apt-get install default-jre-headless · Kafka cần Java")
        if not self.jars.exists():
            self._fetch()
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / "log/meta.properties").exists():
            cluster = base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")
            run(self._java("-Xmx128m", "kafka.tools.StorageTool", "format", "-t", cluster, "-c", str(self.settings)),
                "Kafka's folder could not be made · không tạo được thư mục của Kafka", cwd=self.folder)

    def _fetch(self):
        if shutil.which("mvn") is None:
            raise Missing("Kafka's jars come by Maven: apt-get install maven · cần Maven để lấy Kafka")
        beside = self.jars.with_name(f"{self.jars.name}.{os.getpid()}")
        run(["mvn", "-B", "-q", "-ntp", "-f", str(self.pom), "dependency:copy-dependencies", f"-DoutputDirectory={beside}"],
            "Maven could not fetch Kafka: is the network there? · Maven không tải được Kafka")
        try:
            beside.rename(self.jars)
        except OSError:  # another one was faster
            shutil.rmtree(beside)

    def _java(self, heap, *arguments):
        return ["java", heap, "-cp", f"{self.jars}/*", *arguments]

    def command(self):
        return self._java("-Xmx256m", "-XX:+UseSerialGC", "kafka.Kafka", str(self.settings))

    def finish(self):
        pass


class Postgres:
    def __init__(self, site, version):
        self.site = site
        self.programs = pathlib.Path(f"/usr/lib/postgresql/{version}/bin")
        self.settings = site.top / "deploy/postgres/postgresql.conf"
        self.folder = site.folder / "postgres"

    def owner(self):
        """PostgreSQL refuses to run as root: there, the server belongs to the package's own user."""
        if os.getuid() != 0:
            return None
        try:
            return pwd.getpwnam("postgres")
        except KeyError:
            raise Missing("there is no user postgres: apt-get install postgresql · chưa cài PostgreSQL") from None

    def _as_owner(self):
        owner = self.owner()
        identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        return {"cwd": self.folder, **identity}

    def prepare(self):
        if not (self.programs / "initdb").exists():
            raise Missing(f"{self.programs}/initdb is missing: apt-get install postgresql · chưa cài PostgreSQL")
        self.folder.mkdir(parents=True, exist_ok=True)
        owner = self.owner()
        if owner:
            for path in (self.folder, self.site.tls / "postgres.pem"):
                os.chown(path, owner.pw_uid, owner.pw_gid)
            (self.site.tls / "authorities.pem").chmod(0o644)  # nothing secret
            try:
                run(["test", "-r", str(self.settings)], "", **self._as_owner())
            except (Missing, PermissionError):
                raise Missing(f"PostgreSQL does not run as root, and its user may not read {self.site.top}: put the sources where it may"
                              " · PostgreSQL không chạy bằng root và người dùng postgres không đọc được thư mục này") from None
        if not (self.folder / "data/PG_VERSION").exists():
            run([self.programs / "initdb", "--pgdata=data", "--username=postgres", "--auth=reject", "--encoding=UTF8",
                 "--locale=C.UTF-8", "--no-instructions"], "initdb", **self._as_owner())

    def command(self):
        return [str(self.programs / "postgres"), "-D", "data", "-c", f"config_file={self.settings}"]

    def port(self):
        return re.search(r"^port = (\d+)", self.settings.read_text(), re.MULTILINE).group(1)

    def finish(self):
        """Roles and schemas, by the superuser, who has the server's own certificate."""
        tls = self.site.tls
        url = (f"postgresql://postgres@127.0.0.1:{self.port()}/postgres?sslmode=verify-full&sslrootcert={tls}/authorities.pem"
               f"&sslcert={tls}/postgres.pem&sslkey={tls}/postgres.pem")
        run([self.programs / "psql", "-X", "-q", "-f", str(self.site.top / "deploy/postgres/roles.sql"), url],
            "the roles could not be made · không tạo được vai trò", **self._as_owner())
