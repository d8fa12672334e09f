#!/usr/bin/env bash
# An agency's administrator publishes the receipt key of the agency's own program, once: what it answers counts from then on.
# publish_receipt_key.sh GATEWAY ACCOUNT AGENCY KEY      with the account's password in VANTHU_PASSWORD; KEY is what receive.py --show-key prints
set -euo pipefail
gateway=$1 account=$2 agency=$3 key=$4

call() {
  curl --silent --show-error --fail-with-body -H "Content-Type: application/json" "$@"
}
session=$(printf '{"account": "%s", "password": "%s"}' "$account" "$VANTHU_PASSWORD" | call --data @- "$gateway/v1/sessions:signIn" |
  sed -n 's/.*"sessionSecret": *"\([^"]*\)".*/\1/p')
call -H "Authorization: Bearer $session" --data "{\"use\": \"KEY_USE_RECEIPT\", \"publicKey\": \"$key\"}" "$gateway/v1/$agency/keys"
