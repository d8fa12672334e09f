#!/usr/bin/env bash
# A records system of one's own that uses the register books alone, over HTTP: takes two numbers, records one and voids one.
# take_numbers.sh GATEWAY ACCOUNT AGENCY BOOK DAY      with the account's password in VANTHU_PASSWORD
set -euo pipefail
gateway=$1 account=$2 agency=$3 book=$4 day=$5

call() {  # METHOD PATH JSON; again while the service is away, since whatever a request names is made once
  curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused -X "$1" "$gateway$2" \
    -H "Content-Type: application/json" ${session:+-H "Authorization: Bearer $session"} ${3:+--data "$3"}
  echo
}
field() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p"; }
sha256() { openssl dgst -sha256 -binary | base64; }

session=
session=$(printf '{"account": "%s", "password": "%s"}' "$account" "$VANTHU_PASSWORD" |
  curl --silent --show-error --fail-with-body -H "Content-Type: application/json" --data @- "$gateway/v1/sessions:signIn" | field sessionSecret)

# Your own name for the document: asked for again, it has the same number. It begins with "outside-".
for name in outside-2026-a outside-2026-b; do
  call POST "/v1/$agency/numbers:allocate" "{\"issuance\": \"$name\", \"book\": \"$book\", \"notation\": \"SPH-VP\", \"frozenDay\": \"$day\",
    \"revisionDigest\": \"$(echo "the approved text of $name" | sha256)\", \"recipientsDigest\": \"$(echo "whom $name goes to" | sha256)\"}"
done
call POST "/v1/$agency/numbers/outside-2026-a:record" "{\"manifestDigest\": \"$(echo "what was issued" | sha256)\"}"
call POST "/v1/$agency/numbers/outside-2026-b:void" '{"reason": "viết nhầm"}'
call GET "/v1/$agency/numbers?book=$book&year=${day:0:4}"
call POST /v1/sessions:signOut
