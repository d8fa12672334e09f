"""A records system whose agency keeps its own register: hands a signed PDF with its number to vanthu-distribution, by gRPC, and waits for
the receipts. Its account and certificates are the directory's; nothing else of Vanthu is used.
"""

import argparse
import hashlib
import pathlib
import sys
import time

from door import SignedIn, call, channel_to
from vanthu.distribution.v1 import distribution_pb2 as distribution
from vanthu.distribution.v1 import distribution_pb2_grpc

CHUNK_BYTES = 256 * 1024


def chunks(agency, digest, content):
    for at in range(0, max(len(content), 1), CHUNK_BYTES):
        yield distribution.UploadFileRequest(parent=agency, digest=digest, chunk=content[at : at + CHUNK_BYTES])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, what in (("directory", "address"), ("distribution", "address"), ("tls", "folder of outside.pem and authorities.pem"),
                       ("account", "accounts/… of a clerk"), ("password-file", "its password"), ("agency", "the agency's id"),
                       ("number", "số"), ("notation", "ký hiệu"), ("day", "the day of issue, 2026-03-02"), ("abstract", "trích yếu"),
                       ("pdf", "signed by the signer, then sealed")):
        parser.add_argument(f"--{name}", required=True, help=what)
    parser.add_argument("recipients", nargs="+", help="agencies/{agency}[/units/{unit}]")
    given = parser.parse_args()

    password = pathlib.Path(given.password_file).read_text().strip()
    clerk = SignedIn(channel_to("directory", given.directory, given.tls), given.account, password)
    stub = distribution_pb2_grpc.DistributionStub(channel_to("distribution", given.distribution, given.tls))
    agency = f"agencies/{given.agency}"
    pdf = pathlib.Path(given.pdf).read_bytes()
    digest = hashlib.sha256(pdf).digest()

    # Files first, by their digests; then the dispatch that names them. Both can be repeated: what is there stays as it is.
    call(lambda _, **options: stub.UploadFile(chunks(agency, digest, pdf), **options), None, clerk, timeout=600)
    handed = call(stub.HandOverDispatch, distribution.HandOverDispatchRequest(
        parent=agency, number=int(given.number), notation=given.notation, day=given.day, document_type="cong-van",
        abstract=given.abstract, pdf=distribution.File(digest=digest, size_bytes=len(pdf), file_name=pathlib.Path(given.pdf).name),
        recipients=[distribution.FrozenRecipient(recipient=recipient, addressed=True) for recipient in given.recipients]), clerk)
    print(handed.name)

    for _ in range(300):
        deliveries = call(stub.ListDeliveries, distribution.ListDeliveriesRequest(parent=handed.name), clerk).deliveries
        if all(delivery.state == distribution.DELIVERY_STATE_RECEIPTED for delivery in deliveries):
            return
        time.sleep(0.2)
    sys.exit(f"no receipts yet: {deliveries}")


main()
