"""A record of an inbox topic, judged as docs/asyncapi.yaml tells it, and the receipt that answers it.

`directory` is the gateway: it is asked for keys, and for nothing that is in the record.
"""

import base64
import dataclasses
import datetime
import hashlib
import re
import subprocess
import tempfile
import urllib.parse

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from google.protobuf.message import DecodeError

import gateway
from vanthu.event.v1 import record_pb2

DELIVERY_TYPE = "application/vnd.vanthu.dispatch-delivery.v1+protobuf"
RECEIPT_TYPE = "application/vnd.vanthu.receipt.v1+protobuf"
ARRIVED, REFUSED = 1, 2


class PutAside(Exception):
    """Nobody's word, or not for us: kept for people, answered to nobody. `again`: a key may become known yet."""

    def __init__(self, why, again=False):
        super().__init__(why)
        self.again = again


class NotGenuine(Exception):
    """The issuer's word, and it contradicts itself: receipt 02, with this reason."""


def sha256(data):
    return hashlib.sha256(data).digest()


# --- who signs, and when -------------------------------------------------------------------------------------------------------------


def instant(text):
    return datetime.datetime.fromisoformat(text)


def was_good(key, at, may_have_ended=False):
    ended = not may_have_ended and "validUntil" in key and instant(key["validUntil"]) <= at
    return instant(key["validFrom"]) <= at and not ended and not ("revokedAt" in key and instant(key["revokedAt"]) <= at)


def is_signed(public_key, signature, data):
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
        return True
    except (InvalidSignature, ValueError):
        return False


def pre_authentication_encoding(payload_type, payload):
    return b"DSSEv1 %d %s %d %s" % (len(payload_type), payload_type.encode(), len(payload), payload)


def keys_of(directory, agency, use):
    return directory.get(f"/v1/{agency}/keys", use=use).get("keys", [])


def envelope_key(directory, issuer, key_id):
    try:
        key = directory.get(f"/v1/{issuer}/keys/{key_id}")
    except gateway.Refused as refused:
        if refused.reason != "NOT_FOUND":
            raise
        key = None
    if key is None or key["use"] != "KEY_USE_ENVELOPE":
        raise PutAside(f"unknown key {key_id} of {issuer}", again=True)
    return key


# --- what is said --------------------------------------------------------------------------------------------------------------------


@dataclasses.dataclass
class File:
    digest: bytes
    size_bytes: int
    name: str


@dataclasses.dataclass
class Delivery:
    said: record_pb2.DispatchDelivery
    issuer: str  # agencies/{agency}
    number: int
    notation: str
    day: str
    files: list  # the PDF first
    is_provable: bool = True

    @property
    def name(self):
        return f"{self.said.dispatch}/deliveries/{self.said.delivery_id}"

    @property
    def number_text(self):
        return f"{self.number:02}/{self.notation}"

    @property
    def sealed_at(self):
        return self.said.sealed_at.ToDatetime(datetime.timezone.utc)


def read_delivery(agency, value):
    """What the record says, its signature not judged yet."""
    try:
        envelope = record_pb2.Envelope.FromString(value)
        if envelope.payload_type != DELIVERY_TYPE:
            raise PutAside(f"a record of type {envelope.payload_type}")
        said = record_pb2.DispatchDelivery.FromString(envelope.payload)
    except DecodeError as error:
        raise PutAside(f"no record: {error}") from error
    if re.fullmatch(r"agencies/[a-z0-9-]{1,63}/dispatches/[a-z0-9-]{1,63}", said.dispatch) is None:
        raise PutAside(f"of the dispatch {said.dispatch!r}")
    if said.recipient != agency and not said.recipient.startswith(f"{agency}/units/"):
        raise PutAside(f"a record for {said.recipient}")
    dispatch_id = said.dispatch.split("/")[3]
    named = sha256(f"vanthu.delivery.v1\n{dispatch_id}\n{said.recipient}\n".encode())[:20]
    if said.delivery_id != base64.b32encode(named).decode().lower():
        raise PutAside(f"{said.delivery_id} is no delivery of {said.dispatch} to {said.recipient}")
    return envelope, said


def read_manifest(said):
    """The manifest has one form (services/verification/manifest.h), one fact a line; a text in it has %XX for what would end a line."""
    lines = said.manifest.split("\n")
    facts = [line.partition(" ")[::2] for line in lines[1:-1]]
    words = [word for word, _ in facts]
    if (lines[0], lines[-1]) != ("vanthu/manifest/v1", "") or words[:7] != ["issuer", "dispatch", "number", "notation", "day", "recipients", "pdf"]:
        raise NotGenuine("the manifest cannot be read")
    fact = dict(facts[:6])
    files = []
    for word, text in facts[6:]:
        parts = text.split(" ", 2)
        if word != ("attachment" if files else "pdf") or len(parts) != 3 or not re.fullmatch("[0-9a-f]{64} [0-9]+", " ".join(parts[:2])):
            raise NotGenuine("a file of the manifest cannot be read")
        files.append(File(bytes.fromhex(parts[0]), int(parts[1]), urllib.parse.unquote(parts[2])))
    issuer = f"agencies/{fact['issuer']}"
    if f"{issuer}/dispatches/{fact['dispatch']}" != said.dispatch or not fact["number"].isdecimal():
        raise NotGenuine("the manifest is of another dispatch")
    content = b"vanthu/content/v1\n%d\n%s%s\n" % (len(said.manifest.encode()), said.manifest.encode(), said.recipient.encode())
    if sha256(content) != said.content_digest:
        raise NotGenuine("the content digest is not that of manifest and recipient")
    return Delivery(said, issuer, int(fact["number"]), urllib.parse.unquote(fact["notation"]), fact["day"], files)


# --- what the register proves --------------------------------------------------------------------------------------------------------


def leads_to(leaf, index, size, path, root):
    """RFC 9162 §2.1.3.2"""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, sha256(b"\0" + leaf)
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = sha256(b"\1" + sibling + found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = sha256(b"\1" + found + sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def is_checkpoint_of(text, signatures, public_key, prefix):
    """A C2SP signed note, of a log of this issuer: `<installation>/<agency>/<epoch>`."""
    origin = text.split("\n")[0]
    if not origin.startswith(prefix) or not origin[len(prefix) :].isdecimal():
        return False
    key_id = sha256(origin.encode() + b"\n\1" + public_key)[:4]
    for line in signatures:
        name, _, signature = line.removeprefix("— ").rpartition(" ")
        signature = base64.b64decode(signature)
        if name == origin and signature[:4] == key_id:
            return is_signed(public_key, signature[4:], text.encode())
    return False


def judge_register(delivery, installation, directory):
    said = delivery.said
    if not said.register_leaf:
        if not directory.get(f"/v1/{delivery.issuer}").get("externalRegister"):
            raise NotGenuine("it carries no register proof")
        delivery.is_provable = False
        return
    try:
        version, kind, book_and_year, number, _, commitment, end = said.register_leaf.split("\n")
        head, _, note = said.register_proof.partition("\n\n")
        text, _, signatures = note.rpartition("\n\n")
        proof = [line for line in head.split("\n") if not line.startswith("extra ")]
        index, path = int(proof[1].removeprefix("index ")), [base64.b64decode(line) for line in proof[2:]]
        size, root = int(text.split("\n")[1]), base64.b64decode(text.split("\n")[2])
        is_leaf = (version, kind, end) == ("vanthu/leaf/v1", "issued", "") and proof[0] == "c2sp.org/tlog-proof@v1"
        is_own = (int(book_and_year.rpartition("/")[2]), int(number)) == (int(delivery.day[:4]), delivery.number)
        commits = base64.b64decode(commitment) == sha256(said.register_nonce + sha256(said.manifest.encode()))
    except (ValueError, IndexError) as error:
        raise NotGenuine("the register's proof cannot be read") from error
    if not (is_leaf and is_own and commits and len(said.register_nonce) == 16):
        raise NotGenuine("the register's leaf is not of this manifest")
    if not leads_to(said.register_leaf.encode(), index, size, path, root):
        raise NotGenuine("the path does not lead from the leaf to the checkpoint")
    log_keys = keys_of(directory, delivery.issuer, "KEY_USE_LOG")
    if not log_keys:
        raise PutAside(f"no log key of {delivery.issuer}", again=True)
    prefix = f"{installation}/{delivery.issuer.split('/')[1]}/"
    for key in log_keys:
        # A number stays proved when the log's key is changed; a revoked one proves nothing.
        if was_good(key, delivery.sealed_at, may_have_ended=True) and is_checkpoint_of(
                text + "\n", signatures.strip("\n").split("\n"), gateway.bytes_of(key["publicKey"]), prefix):
            return
    raise NotGenuine("no log key of the issuer signed the checkpoint")


def judge(agency, value, installation, directory):
    """The delivery of a record that may be handed over, but for its files. PutAside; NotGenuine, which has the delivery as `said`."""
    envelope, said = read_delivery(agency, value)
    issuer = "/".join(said.dispatch.split("/")[:2])
    key = envelope_key(directory, issuer, envelope.key_id)
    sealed_at = said.sealed_at.ToDatetime(datetime.timezone.utc)
    if not was_good(key, sealed_at):
        raise PutAside(f"{envelope.key_id} of {issuer} was not good when it signed", again=True)
    signed = pre_authentication_encoding(envelope.payload_type, envelope.payload)
    if not is_signed(gateway.bytes_of(key["publicKey"]), envelope.signature, signed):
        raise PutAside(f"not signed by {envelope.key_id} of {issuer}")
    try:
        delivery = read_manifest(said)
        judge_register(delivery, installation, directory)
    except NotGenuine as refusal:
        refusal.said = said
        raise
    return delivery


# --- the PDF -------------------------------------------------------------------------------------------------------------------------


def signer_of(data, cms):
    """The certificate, DER, whose key signed exactly these bytes; OpenSSL is asked."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("data", data), ("cms", cms)):
            with open(f"{folder}/{name}", "wb") as file:
                file.write(content)
        # Whom to trust is the directory's to say, below: hence no chain is asked for.
        command = ["openssl", "cms", "-verify", "-binary", "-noverify", "-inform", "DER", "-in", "cms", "-content", "data", "-signer", "signer.pem",
                   "-out", "/dev/null"]
        if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode != 0:
            raise NotGenuine("a signature of the PDF does not hold")
        with open(f"{folder}/signer.pem", encoding="ascii") as file:
            return base64.b64decode("".join(line.strip() for line in file if not line.startswith("-----")))


def judge_pdf(pdf, delivery, directory):
    """Signed by a signer of the issuer's, sealed last and as a whole. (`vanthu verify` looks closer: days, appended pages, timestamps.)"""
    ranges = re.finditer(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", pdf)
    signers, end = [], 0
    for found in ranges:
        start, before, after, rest = (int(text) for text in found.groups())
        end = after + rest
        cms = bytes.fromhex(pdf[start + before + 1 : after - 1].decode("ascii", "replace")) if start == 0 else b""
        signers.append(signer_of(pdf[:before] + pdf[after:end], cms))

    def trusted(use):
        return [gateway.bytes_of(key["certificate"]) for key in keys_of(directory, delivery.issuer, use) if was_good(key, delivery.sealed_at)]

    if len(signers) < 2 or end != len(pdf):
        raise NotGenuine("the PDF is not signed and sealed as a whole")
    people = trusted("KEY_USE_SIGNATURE")
    if signers[-1] not in trusted("KEY_USE_SEAL") or any(signer not in people for signer in signers[:-1]):
        raise NotGenuine("the PDF is signed by others than the directory names")


# --- the answer ----------------------------------------------------------------------------------------------------------------------


def receipt_record(said, status, reason, inbox, key_id, private_key):
    """Topic, key, value and headers of a receipt. Made once and kept: what is sent again is the same bytes."""
    now = datetime.datetime.now(datetime.timezone.utc)
    receipt = record_pb2.Receipt(
        dispatch=said.dispatch, delivery_id=said.delivery_id, attempt=said.attempt, recipient=said.recipient,
        content_digest=said.content_digest, status=status, reason=reason, inbox=inbox)
    receipt.reached_at.FromDatetime(now)
    receipt.sealed_at.FromDatetime(now)
    payload = receipt.SerializeToString()
    signature = private_key.sign(pre_authentication_encoding(RECEIPT_TYPE, payload))
    envelope = record_pb2.Envelope(payload=payload, payload_type=RECEIPT_TYPE, key_id=key_id, signature=signature)
    _, issuer, _, dispatch_id = said.dispatch.split("/")
    headers = {
        "ce_specversion": "1.0",
        "ce_id": f"{said.delivery_id}/{said.attempt}/{status:02}",
        "ce_source": f"/{said.recipient}",
        "ce_type": "vn.vanthu.receipt.v1",
        "ce_time": now.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "content-type": RECEIPT_TYPE,
        "ce_subject": f"{said.dispatch}/deliveries/{said.delivery_id}",
    }
    return f"vanthu.v1.receipts.{issuer}", dispatch_id, envelope.SerializeToString(), headers


def public_bytes(private_key):
    return private_key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
