"""How a program of your own reaches a service by gRPC: mutual TLS with a certificate of the installation, and the token of who it acts for.

The stubs are made from the contracts by stubs.sh.
"""

import base64
import pathlib
import time

import grpc
from cryptography.hazmat.primitives import serialization

OWN_NAME = "outside"  # the common name of the certificate: vanthu-certificates FOLDER --also outside


def channel_to(service, address, tls_folder):
    """A channel that trusts only the service of this name, whatever machine it runs on."""
    tls = pathlib.Path(tls_folder)
    own = (tls / f"{OWN_NAME}.pem").read_bytes()  # key and certificate in one file
    credentials = grpc.ssl_channel_credentials((tls / "authorities.pem").read_bytes(), own, own)
    return grpc.secure_channel(address, credentials, options=[("grpc.ssl_target_name_override", service)])


class SignedIn:
    """An account of the directory: signed in once, its token renewed before it ends."""

    def __init__(self, directory_channel, account, password):
        # Here, so that a program without a directory needs no stubs of it.
        from vanthu.directory.v1 import account_pb2, directory_pb2_grpc

        self._messages = account_pb2
        self._directory = directory_pb2_grpc.DirectoryStub(directory_channel)
        self._session = self._directory.SignIn(account_pb2.SignInRequest(account=account, password=password), timeout=20)

    def token(self):
        if self._session.token_expires_at.seconds < time.time() + 60:
            renewal = self._messages.RenewSessionRequest(session_secret=self._session.session_secret)
            self._session = self._directory.RenewSession(renewal, timeout=20)
        return self._session.token


class OwnTokens:
    """Tokens of one's own, where there is no directory: the service takes them if its `token_keys_file` has the public half of the key."""

    def __init__(self, key_file, installation, account, agency, roles):
        self._key = serialization.load_pem_private_key(pathlib.Path(key_file).read_bytes(), None)
        self._claims = (f"vanthu person token v1\naccount={account}\nagency={agency}\nroles={','.join(roles)}\n"
                        f"audience={installation}\npresenter={OWN_NAME}\n")

    def token(self):
        expires = int((time.time() + 5 * 60) * 1_000_000)
        payload = f"{self._claims}expires={expires}\n".encode()
        parts = (base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in (payload, self._key.sign(payload)))
        return ".".join(("v1", *parts))


def call(method, request, identity, timeout=20):
    """The same request again while the service is away: whatever it names is made once."""
    for pause in (0.2, 0.5, 1, 2, 5, 5, 5, None):
        try:
            return method(request, timeout=timeout, metadata=[("authorization", f"Bearer {identity.token()}")])
        except grpc.RpcError as error:
            if pause is None or error.code() not in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED):
                raise
            time.sleep(pause)
