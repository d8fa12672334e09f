"""What `./dev up` starts, as it is shipped but for its ports, carries a dispatch to all its receipts; a process that was killed comes back by `up`."""

import json
import os
import pathlib
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile

from engines_site import POSTGRESQL, NoKafka, Site, arguments, copy_with_own_ports, is_free, kafka_is_missing, skip

ADDRESSEES = {"Các sở, ban, ngành": "Sở Nội vụ", "UBND các huyện, thành phố": "Ủy ban nhân dân xã Mường Nhạn",
              "Các cơ quan báo chí trên địa bàn tỉnh": "Báo Sơn Thủy"}
OWN_MACHINES = {"connector-department": "h99-snv", "connector-commune": "h99-x-muong-nhan", "connector-press": "h99-bao-son-thuy"}


class Office:
    """People of the sample province at their terminals."""

    def __init__(self, program, folder, server):
        self.program, self.folder, self.server = program, folder, server
        (folder / "password").write_text("chi-de-dung-thu\n")

    def vanthu(self, role, *words, agency="h99-stttt"):
        session = self.folder / f"{agency}-{role}.session"
        if not session.exists():
            self._run("login", "--account", f"{agency}-{role}", "--password-file", self.folder / "password", "--server", self.server,
                      "--session", session)
        return self._run(*words, "--session", session)

    def _run(self, *words):
        ended = subprocess.run([self.program, *words], capture_output=True, text=True, timeout=120)
        assert ended.returncode == 0, f"vanthu {words}: {ended.returncode}\n{ended.stdout}{ended.stderr}"
        return ended.stdout

    def approved_draft(self, text):
        file = self.folder / "dispatch.txt"
        file.write_text(text)
        draft = json.loads(self.vanthu("drafter", "import", file, "--json"))["name"]
        self.vanthu("signer", "approve", draft)
        return draft

    def receipted(self, draft):
        """The issuance once every delivery is receipted, and to whom it went."""
        self.vanthu("clerk", "status", draft, "--watch")
        status = json.loads(self.vanthu("clerk", "status", draft, "--json"))
        states = {delivery["state"] for delivery in status["deliveries"]}
        assert states == {"DELIVERY_STATE_RECEIPTED"}, states
        return status["issuance"], {delivery["recipient"] for delivery in status["deliveries"]}


def carry_a_dispatch(site, office, text):
    site("up")
    pids = site.pids()
    os.kill(pids["connector-press"], signal.SIGKILL)
    draft = office.approved_draft(text)
    office.vanthu("clerk", "issue", draft)
    site("up")
    started = {name for name, pid in site.pids().items() if pid != pids[name]}
    assert started == {"connector-press"}, f"only one had to be started: {started}"
    issuance, recipients = office.receipted(draft)
    assert issuance["number"] == "1", issuance
    assert recipients == {f"agencies/{agency}" for agency in [*OWN_MACHINES.values(), "h99-cong-ttdt"]}, recipients
    assert len(site.handed_over("connector", "h99-cong-ttdt")) == 1
    for process, agency in OWN_MACHINES.items():
        assert len(site.handed_over(process, agency)) == 1, process
        assert not site.handed_over("connector", agency), f"{agency} is hosted twice"
    assert not list((site.top / "data-up").glob("*/database.sqlite")), "PostgreSQL holds what the services own"


def psql(site, own, role, certificate, statement):
    tls = site.top / "data-up/tls"
    key = f"&sslcert={tls}/{certificate}.pem&sslkey={tls}/{certificate}.pem" if certificate else "&sslcert=none"
    url = f"postgresql://{role}@127.0.0.1:{own['15432']}/vanthu?sslmode=verify-full&sslrootcert={tls}/authorities.pem{key}"
    return subprocess.run([POSTGRESQL.replace("initdb", "psql"), "-X", "-A", "-t", "-c", statement, url], capture_output=True, text=True)


def postgres_knows_who_is_who(site, own):
    issued = "select count(*) from numbering.schema_migration"
    assert int(psql(site, own, "numbering", "numbering", issued).stdout) > 0
    for role, certificate, refusal in [("drafting", "drafting", "permission denied for schema numbering"),
                                       ("numbering", "drafting", "certificate authentication failed"),
                                       ("numbering", None, "valid client certificate")]:
        refused = psql(site, own, role, certificate, issued)
        assert refused.returncode != 0 and refusal in refused.stderr, (role, certificate, refused)


def talks_to_kafka(site, own, certificate):
    tls = site.top / "data-up/tls"
    context = ssl.create_default_context(cafile=tls / "authorities.pem")
    if certificate:
        context.load_cert_chain(tls / certificate)
    with socket.create_connection(("127.0.0.1", int(own["9092"])), timeout=20) as plain:
        try:
            with context.wrap_socket(plain, server_hostname="127.0.0.1") as channel:
                channel.sendall(bytes.fromhex("0000000a 0012 0000 00000001 ffff"))  # ApiVersions, version 0
                return len(channel.recv(4)) == 4
        except ssl.SSLError:
            return False


def kafka_knows_who_is_who(site, own):
    assert talks_to_kafka(site, own, "distribution.pem")
    assert not talks_to_kafka(site, own, None)


def broker_properties(site, config):
    """As the connector's file has them, with the paths whole."""
    text = (site.top / "deploy/config" / config).read_text()
    found = re.findall(r"^    ((?:ssl|security)\.[a-z.]+): (\S+)$", text, re.M)
    found.append(("group.id", re.search(r"^  group: (\S+)$", text, re.M).group(1)))
    return [f"{name}={site.top / 'data-up' / value if value.endswith('.pem') else value}" for name, value in found]


def an_agency_receives_by_a_program_of_its_own(site, own, office, options, text):
    """docs/examples/receive.py takes the place of the press desk's connector: over TLS, from the Kafka that is shipped."""
    agency, folder = OWN_MACHINES["connector-press"], site.top / "nhan"
    gateway, examples = f"http://127.0.0.1:{own['8080']}", options.source / "docs/examples"
    environment = os.environ | {"PYTHONPATH": str(site.top / "contracts"), "VANTHU_PASSWORD": "chi-de-dung-thu", "PYTHONUNBUFFERED": "1"}
    environment.pop("LSAN_OPTIONS", None)
    site.stop("connector-press")
    office.vanthu("admin", "release-inbox", "--reason", "máy nhận của tòa soạn thay máy cũ", agency=agency)
    subprocess.run([examples / "stubs.sh", options.source / "proto", options.googleapis, site.top / "contracts"], check=True, timeout=60)
    command = ["/usr/bin/python3", "-B", examples / "receive.py", "--gateway", gateway, "--broker", f"127.0.0.1:{own['9092']}", "--installation", "son-thuy",
               "--agency", agency, "--account", f"accounts/{agency}-recipient", "--password-file", site.top / "password", "--folder", folder]
    key = subprocess.run([*command, "--show-key"], env=environment, check=True, capture_output=True, text=True, timeout=60).stdout.strip()
    subprocess.run([examples / "publish_receipt_key.sh", gateway, f"accounts/{agency}-admin", f"agencies/{agency}", key], env=environment, check=True, timeout=60)
    log = open(site.top / "data-up/log/receive.log", "w", encoding="utf-8")
    with subprocess.Popen([*command, "--broker-properties", *broker_properties(site, "connector-press.yaml")], env=environment, stdout=log, stderr=log) as receiver:
        try:
            draft = office.approved_draft(text.replace("428 tổ", "429 tổ"))
            office.vanthu("clerk", "issue", draft)
            office.receipted(draft)
            numbers = [json.loads(path.read_text())["number"] for path in folder.glob("*/dispatch.json")]
            assert len(numbers) == 1 and numbers[0].startswith("02/"), numbers
        finally:
            receiver.terminate()
        assert receiver.wait(timeout=60) == 0
    assert "waiting" not in (site.top / "data-up/log/receive.log").read_text(), "it was refused somewhere"


def main():
    parser = arguments(__doc__)
    parser.add_argument("--googleapis", required=True, type=pathlib.Path)
    options = parser.parse_args()
    missing = kafka_is_missing() or (None if pathlib.Path(POSTGRESQL).exists() else "PostgreSQL 15 is not on this machine")
    if missing:
        return skip(missing)
    options.engines.mkdir(parents=True, exist_ok=True)
    text = (options.source / "deploy/sample/dispatches/monthly.txt").read_text().replace("- Ban Giám đốc;\n", "")
    for group, one in ADDRESSEES.items():
        text = text.replace(f"- {group};", f"- {one};")
    with tempfile.TemporaryDirectory(prefix="vanthu-engines-") as folder:
        top = pathlib.Path(folder)
        top.chmod(0o711)  # root starts PostgreSQL as another user
        own = copy_with_own_ports(options.source, top)
        site = Site(options, top)
        try:
            office = Office(options.programs / "vanthu", top, f"http://127.0.0.1:{own['8080']}")
            carry_a_dispatch(site, office, text)
            an_agency_receives_by_a_program_of_its_own(site, own, office, options, text)
            postgres_knows_who_is_who(site, own)
            kafka_knows_who_is_who(site, own)
        except NoKafka as reason:
            return skip(reason)
        except Exception:
            site.show_logs()
            raise
        finally:
            site("down")
        assert not site.pids(), site.pids()
        still_there = [port for port in own.values() if not is_free(int(port))]
        assert not still_there, f"something goes on at {still_there}"
    return 0


if __name__ == "__main__":
    sys.exit(main())
