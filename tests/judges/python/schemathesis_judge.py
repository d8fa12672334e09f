"""schemathesis, as its own command is: it asks a running API whatever its OpenAPI page allows, and more."""

import sys

from schemathesis.cli import schemathesis

if __name__ == "__main__":
    sys.argv[0] = "st"
    schemathesis()
