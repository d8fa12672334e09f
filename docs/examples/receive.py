"""An agency's own program that takes its dispatches from Kafka: verifies each, hands it over once, and answers with receipt 01.

Handing over is here a folder that appears whole under its name, FOLDER/<number>_<delivery>-<attempt>/; put your own system there (hand_over).
All that has to outlive a crash is in FOLDER/inbox.sqlite: kill it wherever you like, it goes on where it was.

    receive.py … --show-key      prints the receipt key, for the agency's administrator to publish, once (README.md)
    receive.py …                 receives until it is stopped
"""

import argparse
import base64
import json
import os
import pathlib
import shutil
import signal
import sys
import time

import confluent_kafka
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, Producer, TopicPartition
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import record
from gateway import Away, Gateway, Refused, bytes_of
from inbox import Inbox

LOOK_SECONDS = 10  # at which cluster this is


class Receiver:
    def __init__(self, given):
        self.folder = pathlib.Path(given.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.key = receipt_key(self.folder / "receipt-key.pem")
        self.agency, self.installation = f"agencies/{given.agency}", given.installation
        self.gateway = Gateway(given.gateway, given.account, pathlib.Path(given.password_file).read_text(encoding="utf-8").strip())
        self.broker = dict(line.split("=", 1) for line in given.broker_properties) | {"bootstrap.servers": given.broker}
        self.topic = f"vanthu.v1.inbox.{given.agency}"
        self.group = given.agency  # the name in its certificate, by which the broker's rules know it
        self.key_id = self.inbox = self.consumer = self.cluster = None
        self.look_at = 0.0
        self.producer = Producer(self.broker | {"enable.idempotence": True})

    def open(self):
        """The directory knows the key, distribution the inbox, before anything is taken."""
        own = base64.b64encode(record.public_bytes(self.key)).decode()
        published = [key for key in record.keys_of(self.gateway, self.agency, "KEY_USE_RECEIPT") if key["publicKey"] == own]
        if not published:
            sys.exit(f"the receipt key {own} is not published yet: its administrator does it (--show-key)")
        self.key_id = published[0]["name"].rsplit("/", 1)[1]
        self.inbox = Inbox(self.folder, lambda said, status, reason, inbox: record.receipt_record(said, status, reason, inbox, self.key_id, self.key))
        registered = self.gateway.post(f"/v1/{self.agency}:registerInbox", {"inbox": self.inbox.id})
        if not self.inbox.is_filled():
            self.inbox.fill(self.answered_before() if registered.get("hasReceived") else [])

    def answered_before(self):
        page = ""
        while True:
            found = self.gateway.get(f"/v1/{self.agency}/receivedDeliveries", inbox=self.inbox.id, pageToken=page)
            for delivery in found.get("deliveries", []):
                value = bytes_of(delivery["envelope"])
                yield value, record.read_delivery(self.agency, value)[1], delivery["statuses"]
            page = found.get("nextPageToken", "")
            if not page:
                return

    def connect(self):
        # No group's offsets: they stand beside what was taken. Whether they are of this cluster is asked each time.
        self.consumer = Consumer({"group.id": self.group} | self.broker | {"enable.auto.commit": False, "auto.offset.reset": "error"})
        self.cluster, self.look_at = self.cluster_now(), time.monotonic() + LOOK_SECONDS
        self.consumer.assign([TopicPartition(self.topic, 0, self.inbox.position(self.cluster))])

    def cluster_now(self):
        return self.consumer.list_topics(self.topic, timeout=10).cluster_id or ""

    def judge(self, value):
        return record.judge(self.agency, value, self.installation, self.gateway)

    def take(self):
        if time.monotonic() > self.look_at:
            if self.cluster_now() != self.cluster:
                return self.connect()
            self.look_at = time.monotonic() + LOOK_SECONDS
        for message in self.consumer.consume(100, timeout=0.5):
            if message.error() is None:
                self.inbox.take(self.cluster, message.offset(), message.value(), self.judge)
            elif message.error().code() in (KafkaError._AUTO_OFFSET_RESET, KafkaError.OFFSET_OUT_OF_RANGE):
                self.consumer.assign([TopicPartition(self.topic, 0, OFFSET_BEGINNING)])  # what we have is dropped
            else:
                raise Away(str(message.error()))
        for cluster, offset, value in self.inbox.to_judge_again():
            self.inbox.take(cluster, offset, value, self.judge)
        return None

    def hand_over_all(self):
        for value in self.inbox.waiting():
            said = record.read_delivery(self.agency, value)[1]
            try:
                self.hand_over(self.judge(value))
                self.inbox.finish(said, "handed_over", record.ARRIVED)
            except record.NotGenuine as refusal:
                self.inbox.finish(said, "refused", record.REFUSED, str(refusal))
            except (Away, Refused) as away:  # this one later, or when a person has looked; the others now
                print(f"{said.delivery_id} waits: {away}", file=sys.stderr)

    def hand_over(self, delivery):
        """Whole or not at all, and twice is as good as once: the package is filled beside its place and renamed into it."""
        name = f"{delivery.number_text.replace('/', '-')}_{delivery.said.delivery_id}-{delivery.said.attempt}"
        place, filling = self.folder / name, self.folder / ".filling" / name
        if place.exists():  # renamed, and then we were killed
            return
        shutil.rmtree(filling, ignore_errors=True)
        filling.mkdir(parents=True)
        names = []
        for position, file in enumerate(delivery.files):
            names.append("dispatch.pdf" if position == 0 else f"attachment-{position}{pathlib.PurePath(file.name).suffix[:8]}")
            digest = base64.urlsafe_b64encode(file.digest).decode()
            self.gateway.download(f"/v1/{delivery.name}/files/{digest}", filling / names[-1], file.digest, file.size_bytes, inbox=self.inbox.id)
        record.judge_pdf((filling / names[0]).read_bytes(), delivery, self.gateway)
        write(filling / "manifest.txt", delivery.said.manifest)
        if delivery.is_provable:
            write(filling / "register-leaf.txt", delivery.said.register_leaf)
            write(filling / "register.tlog-proof", delivery.said.register_proof)
        write(filling / "dispatch.json", json.dumps({
            "number": delivery.number_text, "day": delivery.day, "abstract": delivery.said.abstract, "issuer": delivery.said.issuer_display_name,
            "recipient": delivery.said.recipient, "note": delivery.said.note, "is_provable": delivery.is_provable,
            "register_nonce": delivery.said.register_nonce.hex(), "files": dict(zip(names, (file.name for file in delivery.files)))},
            ensure_ascii=False, indent=2))
        make_durable(filling)
        filling.rename(place)
        make_durable(self.folder)

    def answer(self):
        def heard(row):
            return lambda error, _: self.inbox.sent(*row[:3]) if error is None else print(f"receipt waits: {error}", file=sys.stderr)

        for row in self.inbox.unsent():
            _, _, _, topic, key, value, headers = row
            self.producer.produce(topic, value, key, headers=json.loads(headers), callback=heard(row))
        self.producer.flush(10)

    def run(self, is_stopped):
        while not is_stopped():
            try:
                if self.inbox is None:
                    self.open()
                if self.consumer is None:
                    self.connect()
                self.take()
                self.hand_over_all()
                self.answer()
            except (Away, confluent_kafka.KafkaException) as away:
                print(f"waiting: {away}", file=sys.stderr)
                time.sleep(1)


def receipt_key(file):
    if not file.exists():
        pem = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(pem)
    return serialization.load_pem_private_key(file.read_bytes(), None)


def write(file, text):
    with open(file, "w", encoding="utf-8", newline="") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def make_durable(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, what in (("gateway", "http://…"), ("broker", "kafka-1.internal:9093"), ("installation", "its name, as register logs begin with it"),
                       ("agency", "the agency's id"), ("account", "accounts/… of one who receives for it"), ("password-file", "its password"),
                       ("folder", "where dispatches appear, and the inbox is")):
        parser.add_argument(f"--{name}", required=True, help=what)
    parser.add_argument("--broker-properties", nargs="*", default=[], metavar="NAME=VALUE", help="librdkafka's own: security.protocol=ssl …")
    parser.add_argument("--show-key", action="store_true")
    receiver = Receiver(parser.parse_args())
    if parser.parse_args().show_key:
        return print(base64.b64encode(record.public_bytes(receiver.key)).decode())
    stops = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stops.append(True))
    return receiver.run(lambda: stops)


main()
