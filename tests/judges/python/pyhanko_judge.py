"""Whether the signatures of a PDF are intact, valid and trusted, by pyHanko: pyhanko_judge.py AUTHORITIES.pem FILE.pdf

Prints a line for each signature. Exit code 1 where one is not all three. Its judgement of what later revisions changed is printed and not
relied on: it knows no structure tree, in which a tagged document (PDF/UA-1) has the widget of the second signature, and so calls the first
signature's document changed. DSS and our own judge look at that.
"""

import sys

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def judge(authorities, path):
    context = ValidationContext(trust_roots=list(load_certs_from_pemder([authorities])), allow_fetching=False, revocation_mode="soft-fail")
    good = True
    with open(path, "rb") as file:
        signatures = PdfFileReader(file).embedded_signatures
        for signature in signatures:
            status = validate_pdf_signature(signature, signer_validation_context=context, ts_validation_context=context)
            words = [word for word, holds in (("intact", status.intact), ("valid", status.valid), ("trusted", status.trusted)) if holds]
            print(signature.field_name, " ".join(words), "bottom line:", status.bottom_line, "timestamp:", status.timestamp_validity is not None)
            good = good and len(words) == 3
    return good and len(signatures) == 2


if __name__ == "__main__":
    sys.exit(0 if judge(sys.argv[1], sys.argv[2]) else 1)
