# Sourced by the verbs that judge the contracts, after machine.sh: buf, and the contracts as it reads them.
# shellcheck shell=bash

# What outside programs were built against: the contracts as they were last released.
RELEASED=proto/released.binpb

# buf, installed whole or not at all.
buf() {
  local pin folder
  pin=$(cat "$VANTHU_TOP/deploy/dev/pins/buf.txt")
  folder="$VANTHU_TOP/build/buf-${pin##*@}"
  if [ ! -d "$folder" ]; then
    rm -rf "$folder.part"
    mkdir -p "$folder.part"
    npm install --silent --no-fund --no-audit --prefix "$folder.part" "$pin" || return 1
    mv "$folder.part" "$folder"
  fi
  "$folder/node_modules/.bin/buf" "$@"
}

# google_protos: where a build put Google's. buf sees them beside ours, as protoc does, but judges only ours.
google_protos() {
  find build/*/proto -path '*/google/api/annotations.proto' -printf '%h\n' 2>/dev/null | sed 's,/google/api$,,' | head -n 1
}

# stage_contracts FOLDER: a copy for buf.
stage_contracts() {
  local google
  google=$(google_protos)
  if [ -z "$google" ]; then
    echo "no build has fetched Google's protos yet: ./dev build dev" >&2
    return 1
  fi
  rm -rf "$1"
  mkdir -p "$1"
  cp -r proto/vanthu proto/buf.yaml "$google/google" "$1/"
}

contracts_lint() { stage_contracts build/buf-input && buf lint build/buf-input; }

contracts_breaking() { stage_contracts build/buf-input && buf breaking build/buf-input --against "$RELEASED"; }

# breaks WHAT FILE SED: whether buf, in a copy where SED changed FILE so, complains of FILE.
breaks() {
  local what=$1 file=$2 script=$3 said
  stage_contracts build/buf-planted || return 1
  sed -i "$script" "build/buf-planted/$file"
  if cmp -s "proto/$file" "build/buf-planted/$file"; then
    echo "$what: there was nothing to change in $file" >&2
    return 1
  fi
  if said=$(buf breaking build/buf-planted --against "$RELEASED" 2>&1) || ! grep -q "$file" <<<"$said"; then
    echo "$what: nothing was found in $file, but: $said" >&2
    return 1
  fi
}

# A judge that finds nothing may be blind.
contracts_breaking_sees() {
  breaks "a field that got another number" vanthu/numbering/v1/numbering.proto '0,/string parent = 1;/s//string parent = 99;/' &&
    breaks "an RPC that went away" vanthu/numbering/v1/numbering.proto '/^  rpc Void(/,/^  }/d' &&
    breaks "a field that got another type" vanthu/event/v1/record.proto 's/^  int64 \([a-z_]*\) = /  int32 \1 = /'
}
