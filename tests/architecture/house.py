"""The house as data: which floors and rooms there are, in which order they stand, and who may do what is forbidden elsewhere.

Rooms of a service are written first to last: an arrow points to a later one. docs/architecture.md tells why.
"""

ROOMS = {
    "directory": "rpc account group succession person agency",
    "drafting": "rpc issuance signature layout review format reading draft",
    "numbering": "rpc audit register transparency",
    "distribution": "rpc topic publication receipt delivery dispatch",
    "connector": "rpc endpoint intake receipt",
}
ROOMS = {service: order.split() for service, order in ROOMS.items()}

PLATFORM = "runtime rpc outbox audit bus event pdf files crypto sql calendar text status vocabulary".split()

# What each kind of file may use of the platform. A hash is a value like any other, so a rule may take one; keys are for use cases.
FOR_RULES = {"vocabulary", "status", "text", "calendar"}
FOR_STORES = FOR_RULES | {"sql"}
FOR_USE_CASES = FOR_STORES | {"crypto", "files", "pdf", "event", "bus", "outbox", "audit"}
FOR_VERIFICATION = FOR_RULES | {"crypto", "pdf", "event"}
HEADERS_FOR_ALL = {"services/platform/crypto/sha256.h"}

# Whose contracts a service may speak besides its own: calls go one way, gateway → drafting → distribution → numbering → directory.
CALLS = {
    "directory": set(),
    "numbering": {"directory"},
    "distribution": {"numbering", "directory"},
    "drafting": {"distribution", "numbering", "directory"},
    "connector": {"distribution", "numbering", "directory"},
}
CONTRACTS_FOR_ALL = {"type", "event", "config"}

# Libraries with one home: what an include starts with, and the paths that may hold it. {service} stands for each service's name.
WIRE_HOMES = [
    "services/{service}/rpc/", "services/{service}/{service}.", "services/platform/event/", "services/platform/rpc/",
    "services/platform/runtime/", "services/standalone/", "gateway/",
]
LIBRARY_HOMES = {
    "google/": WIRE_HOMES,
    "grpc": WIRE_HOMES,
    "vanthu/": WIRE_HOMES,
    "librdkafka/": ["services/platform/bus/"],
    "rdkafka": ["services/platform/bus/"],
    "sqlite3.h": ["services/platform/sql/"],
    "libpq": ["services/platform/sql/"],
    "postgresql/": ["services/platform/sql/"],
    "boost/": ["gateway/http/"],
    "qpdf/": ["services/platform/pdf/"],
    "argon2": ["services/directory/account/"],
}
IN_OUT_HEADERS = {"fstream", "filesystem", "unistd.h", "fcntl.h", "thread", "netdb.h", "cstdio", "stdio.h"}

# SQL that is no query of ours: the server's clock, which only PostgreSQL has.
SQL_HOMES = {"services/platform/sql/postgres_connection.cc"}

# Words of code with one home, each a regular expression over a file without comments and strings. A main may do all of it.
THREAD_HOMES = ["services/platform/runtime/", "services/platform/rpc/", "services/platform/bus/", "gateway/http/"]
CHANCE_HOMES = ["services/platform/runtime/", "services/platform/crypto/system_randomness.cc"]
WORD_HOMES = [
    ("thread", r"\bstd::(?:thread\b(?!::)|jthread\b|async\b)", THREAD_HOMES),
    ("chance", r"\babsl::Now\b|(?:(?<![\w.:>])|\bstd::)(?:time\((?:nullptr|NULL|0)\)|rand\(\))|\brandom_device\b|\bsystem_clock::now\b"
               r"|\bgettimeofday\b|\bRAND_bytes\b", CHANCE_HOMES),
]

FORBIDDEN_NAMES = {"util", "utils", "common", "helper", "helpers", "misc", "manager", "managers"}

FUNCTION_LINES = 40
FUNCTION_LINES_RED = 60
FILE_LINES = 250
FILE_LINES_RED = 400
MAIN_LINES = 60
CONSTRUCTOR_PARAMETERS = 7
INTERFACE_METHODS = 5
WIDE_INTERFACES = {"Disk"}  # every call of the file system that a test makes fail

# Folders of services/ that stand on a floor of their own.
FLOORS = ["platform", "verification", "standalone"]
CODE_FOLDERS = ["services", "gateway", "tests"]
# As metrics count answers (absl::StatusCodeToString).
GRPC_CODES = {"DEADLINE_EXCEEDED", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "INVALID_ARGUMENT", "FAILED_PRECONDITION", "NOT_FOUND", "ALREADY_EXISTS", "OUT_OF_RANGE", "DATA_LOSS"}

TEXT_FOLDERS = ["services", "gateway", "tests", "proto", "deploy", "docs", ".ci"]
NOT_OURS = {"build", "data", "node_modules", "__pycache__", ".git", "dist"}
