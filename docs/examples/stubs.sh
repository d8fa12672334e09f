#!/usr/bin/env bash
# Makes the Python of the contracts: stubs.sh PROTO GOOGLEAPIS OUT
# PROTO is this project's proto/; GOOGLEAPIS a folder with google/api/*.proto (googleapis-common-protos); OUT goes into PYTHONPATH.
# Of Debian: protobuf-compiler protobuf-compiler-grpc python3-grpcio python3-protobuf python3-cryptography
set -euo pipefail
proto=$1 googleapis=$2 out=$3

mkdir -p "$out"
cd "$proto"
protoc -I . -I "$googleapis" --python_out="$out" --grpc_python_out="$out" --plugin=protoc-gen-grpc_python="$(command -v grpc_python_plugin)" \
  vanthu/{type,directory,numbering,distribution}/v1/*.proto
protoc -I . -I "$googleapis" --python_out="$out" vanthu/event/v1/*.proto "$googleapis"/google/api/{annotations,http,httpbody,field_behavior}.proto
