# Sourced by the verbs: what they ask of the machine they stand on.
# shellcheck shell=bash
set -euo pipefail
: "${VANTHU_TOP:=$(dirname "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")")}"
export VANTHU_TOP
# Another clone of the same sources finds what this one compiled.
export CCACHE_BASEDIR="$VANTHU_TOP" CCACHE_NOHASHDIR=1
# Without it ccache keeps nothing that was compiled with a precompiled header.
export CCACHE_SLOPPINESS=pch_defines,time_macros

say() { printf '\033[1m==> %s\033[0m\n' "$*" | { if [ -t 1 ]; then cat; else sed 's/\x1b\[[0-9;]*m//g'; fi; }; }
die() {
  printf './dev: %s\n' "$@" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
}

# What is missing of the groups named: one package a line.
missing_packages() {
  local group package program wanted=" $* "
  while read -r group package program; do
    if [[ -z "$group" || "$group" == \#* || "$wanted" != *" $group "* ]]; then continue; fi
    if [ -n "$program" ] && command -v "$program" >/dev/null; then continue; fi
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then echo "$package"; fi
  done <"$VANTHU_TOP/deploy/dev/packages"
}

# Lists that are empty or out of date are fetched once, and an installation that was cut off is taken up again, before we give up.
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    die "this machine has no apt-get; what a Debian 12 would install is listed in deploy/dev/packages" \
      "máy này không có apt-get; danh sách gói cần cài nằm trong deploy/dev/packages"
  fi
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    die "these packages are missing, and there is neither root nor sudo to install them · thiếu gói, cần quyền root hoặc sudo:" \
      "apt-get install --no-install-recommends ${missing[*]}"
  fi
  say "Installing ${#missing[@]} Debian packages · Cài ${#missing[@]} gói Debian: ${missing[*]}"
  if [ -z "$(find /var/lib/apt/lists -name '*Packages*' -print -quit 2>/dev/null)" ]; then apt update -q; fi
  if apt install -y -q --no-install-recommends "${missing[@]}"; then return; fi
  say "That failed; once more with fresh package lists · Chưa được; thử lại với danh sách gói mới"
  as_root env DEBIAN_FRONTEND=noninteractive dpkg --configure -a || true
  apt update -q || die "the package lists cannot be fetched: is the network there? · không tải được danh sách gói: kiểm tra mạng"
  apt install -y -q --no-install-recommends "${missing[@]}" || die "apt-get could not install: ${missing[*]} · không cài được các gói trên"
}

# One compiler per core, but no more than fit into the memory that is free: a file that includes gRPC takes up to 1.5 GiB under a sanitizer.
build_jobs() {
  local cores free_kib by_memory
  cores=$(nproc)
  free_kib=$(awk '/^MemAvailable:/ {print $2}' /proc/meminfo)
  by_memory=$((free_kib / 1572864))
  if [ "$by_memory" -lt 1 ]; then by_memory=1; fi
  echo $((by_memory < cores ? by_memory : cores))
}

# build_targets PRESET [TARGET]...: all of it when no target is named.
build_targets() {
  local preset=$1 jobs
  shift
  jobs=$(build_jobs)
  cd "$VANTHU_TOP"
  say "Configuring $preset · Cấu hình $preset"
  cmake --preset "$preset" >"build.$$.log" 2>&1 || {
    cat "build.$$.log" >&2
    rm -f "build.$$.log"
    die "configuring failed, see above · cấu hình thất bại, xem ở trên"
  }
  rm -f "build.$$.log"
  say "Building ${*:-everything} with $jobs jobs into build/$preset · Biên dịch ${*:-tất cả} với $jobs tiến trình"
  NINJA_STATUS='[%f/%t %es] ' cmake --build "build/$preset" -j "$jobs" ${1:+--target "$@"} ||
    die "the build failed, see above · biên dịch thất bại, xem ở trên"
}

# build_desk: gateway/web into build/desk, what browsers get, where its sources or its packages changed. The house runs without it too.
build_desk() {
  local web="$VANTHU_TOP/gateway/web" built="$VANTHU_TOP/build/desk" packages sources
  if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2>/dev/null; then
    say "No desk for browsers: Node 18 or later is missing · Không có bàn làm việc trên trình duyệt: thiếu Node 18 trở lên"
    return 0
  fi
  packages=$(sha256sum <"$web/package-lock.json")
  if [ "$(cat "$web/node_modules/.installed" 2>/dev/null)" != "$packages" ]; then
    say "Fetching the desk's packages · Tải gói của bàn làm việc"
    if ! (cd "$web" && npm ci --no-audit --no-fund --loglevel=error); then
      say "No desk for browsers: its packages could not be fetched · Không có bàn làm việc trên trình duyệt: không tải được gói"
      return 0
    fi
    printf '%s\n' "$packages" >"$web/node_modules/.installed"
  fi
  sources=$(cd "$web" && find . -name node_modules -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
  if [ "$(cat "$built/.sources" 2>/dev/null)" = "$sources" ]; then return 0; fi
  say "Building the desk · Dựng bàn làm việc"
  (cd "$web" && npm run --silent build -- --logLevel warn) || die "the desk could not be built, see above · không dựng được bàn làm việc, xem ở trên"
  printf '%s\n' "$sources" >"$built/.sources"
}

# site up|down [PROCESS]...: the processes of deploy/config/processes.json.
site() {
  mkdir -p "$VANTHU_TOP/build/engines"
  python3 -B "$VANTHU_TOP/deploy/dev/site/main.py" --top "$VANTHU_TOP" --programs "$VANTHU_TOP/build/release/bin" \
    --engines "$VANTHU_TOP/build/engines" "$@"
}

# one_engine PROCESS up|down
one_engine() {
  case "${2:-}" in
    up)
      install_packages run engines
      build_targets release vanthu-certificates
      ;;
    down) ;;
    *) die "$1 takes up or down · $1 nhận up hoặc down" ;;
  esac
  site "$2" "$1"
}
