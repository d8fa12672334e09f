"""A records system of one's own that uses vanthu-numbering alone, by gRPC: it takes three numbers, records two and voids one.

There is no directory here: the program's own key makes the tokens (door.OwnTokens).
"""

import argparse
import hashlib

from door import OwnTokens, call, channel_to
from vanthu.numbering.v1 import numbering_pb2 as numbering
from vanthu.numbering.v1 import numbering_pb2_grpc


def sha256(text):
    return hashlib.sha256(text.encode()).digest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, what in (("numbering", "address"), ("tls", "folder of outside.pem and authorities.pem"), ("token-key", "Ed25519 key, PEM"),
                       ("installation", "its name"), ("agency", "the agency's id"), ("book", "register book"), ("day", "today, 2026-03-02")):
        parser.add_argument(f"--{name}", required=True, help=what)
    given = parser.parse_args()
    stub = numbering_pb2_grpc.NumberingStub(channel_to("numbering", given.numbering, given.tls))
    clerk = OwnTokens(given.token_key, given.installation, "records-system", given.agency, ["ROLE_CLERK"])
    agency = f"agencies/{given.agency}"

    for n in (1, 2, 3):
        # Your own name for the document: asked for again, after a crash too, it has the same number. It begins with "outside-".
        request = numbering.AllocateRequest(
            parent=agency, issuance=f"outside-{n}", book=given.book, notation="SPH-VP", frozen_day=given.day,
            revision_digest=sha256(f"the approved text of {n}"), recipients_digest=sha256(f"whom {n} goes to"))
        number = call(stub.Allocate, request, clerk).number
        assert call(stub.Allocate, request, clerk).number == number
        if n == 2:
            call(stub.Void, numbering.VoidRequest(name=number.name, reason="viết nhầm"), clerk)
            continue
        # What was issued under the number; the register's log commits to it, and the proof can be checked without us.
        recorded = call(stub.Record, numbering.RecordRequest(name=number.name, manifest_digest=sha256(f"what was issued as {n}")), clerk)
        assert recorded.proof.startswith("c2sp.org/tlog-proof@v1\n")

    listed = call(stub.ListNumbers, numbering.ListNumbersRequest(parent=agency, book=given.book, year=int(given.day[:4])), clerk)
    for number in listed.numbers:
        print(number.number, numbering.NumberState.Name(number.state), number.void_reason)


main()
