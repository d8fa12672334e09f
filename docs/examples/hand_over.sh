#!/usr/bin/env bash
# A records system whose agency keeps its own register: hands a signed PDF with its number over, by HTTP, and waits for the receipts.
# hand_over.sh GATEWAY ACCOUNT AGENCY NUMBER NOTATION DAY PDF RECIPIENT...      with the account's password in VANTHU_PASSWORD
set -euo pipefail
gateway=$1 account=$2 agency=$3 number=$4 notation=$5 day=$6 pdf=$7
recipients=$(printf ', {"recipient": "%s", "addressed": true}' "${@:8}")

call() {  # what curl is asked besides
  curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused ${session:+-H "Authorization: Bearer $session"} "$@"
  echo
}
field() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

session=
session=$(printf '{"account": "%s", "password": "%s"}' "$account" "$VANTHU_PASSWORD" |
  call -H "Content-Type: application/json" --data @- "$gateway/v1/sessions:signIn" | field sessionSecret)

# The file first, by its digest (in a query the base64 of URLs), streamed; then the dispatch that names it.
digest=$(openssl dgst -sha256 -binary "$pdf" | base64)
call -H "Content-Type: application/pdf" --upload-file "$pdf" -X POST "$gateway/v1/$agency/files?digest=$(tr '+/' '-_' <<<"$digest")"
dispatch=$(call -H "Content-Type: application/json" --data @- "$gateway/v1/$agency/dispatches:handOver" <<JSON | field name
{"number": "$number", "notation": "$notation", "day": "$day", "documentType": "cong-van", "abstract": "việc từ sổ ngoài",
 "pdf": {"digest": "$digest", "sizeBytes": "$(stat -c %s "$pdf")", "fileName": "$(basename "$pdf")"}, "recipients": [${recipients#, }]}
JSON
)
echo "$dispatch"

for _ in $(seq 60); do
  told=$(call "$gateway/v1/$dispatch")
  if [ "$(field receiptedCount <<<"$told")" = "$(field deliveryCount <<<"$told")" ]; then exit 0; fi
  sleep 1
done
echo "no receipts yet: $told" >&2
exit 1
