"""The gateway, as a program asks it: signed in once, patient while something is away, files streamed to disk and judged by their digest."""

import base64
import hashlib
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request

AWAY = (502, 503, 504)
LATER = ("FILE_MISSING", "DIGEST_MISMATCH")  # of a file that its issuer's side has to mend
PIECE_BYTES = 64 * 1024


class Refused(Exception):
    """An answer that trying again does not change: `reason` is one of the contract's."""

    def __init__(self, reason, text):
        super().__init__(text)
        self.reason = reason


class Away(Exception):
    """No answer: the same request is good later."""


def bytes_of(text):
    return base64.b64decode(text)


class Gateway:
    def __init__(self, address, account, password):
        self._address = address
        self._credentials = {"account": account, "password": password}
        self._secret = None

    def get(self, path, **query):
        return json.load(self._ask("GET", path, query))

    def post(self, path, body):
        return json.load(self._ask("POST", path, {}, json.dumps(body).encode()))

    def download(self, path, to, digest, size_bytes, **query):
        """Away where what comes is not what the manifest says: it is asked for again."""
        hashed, got = hashlib.sha256(), 0
        with self._ask("GET", path, query) as answer, open(to, "wb") as file:
            while piece := answer.read(PIECE_BYTES):
                hashed.update(piece)
                got += len(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if hashed.digest() != digest or got != size_bytes:
            raise Away(f"{path}: {got} bytes came, of another digest than the manifest's")

    def _ask(self, method, path, query, body=None):
        if self._secret is None:
            self._secret = json.load(self._send("POST", "/v1/sessions:signIn", {}, json.dumps(self._credentials).encode()))["sessionSecret"]
        try:
            return self._send(method, path, query, body)
        except Refused as refused:
            if refused.reason != "SESSION_ENDED":
                raise
            self._secret = None
            return self._ask(method, path, query, body)

    def _send(self, method, path, query, body=None):
        address = self._address + urllib.parse.quote(path, safe="/:=-_")
        request = urllib.request.Request(f"{address}?{urllib.parse.urlencode(query)}" if query else address, body, method=method)
        request.add_header("Content-Type", "application/json")
        if self._secret is not None:
            request.add_header("Authorization", f"Bearer {self._secret}")
        try:
            return urllib.request.urlopen(request, timeout=60)
        except urllib.error.HTTPError as error:
            text = error.read().decode("utf-8", "replace")
            if error.code == 429:
                time.sleep(min(float(error.headers.get("Retry-After") or 1), 60))
            if error.code in (*AWAY, 429):
                raise Away(text) from error
            reason = _reason_in(text)
            raise (Away(text) if reason in LATER else Refused(reason, f"{method} {path}: {error.code} {text}")) from error
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            raise Away(f"{method} {path}: {error}") from error


def _reason_in(text):
    try:
        return next(detail["reason"] for detail in json.loads(text)["error"]["details"] if "reason" in detail)
    except (ValueError, KeyError, TypeError, StopIteration):
        return ""
