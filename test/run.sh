#!/usr/bin/env bash
# Runs the whole suite on a machine that may have only Go, git and make: on
# Debian it installs Chromium, PostgreSQL and strace when missing, starts a
# PostgreSQL of its own on a socket in a temporary folder, runs everything on
# SQLite and again on PostgreSQL, the race detector and the browser journeys,
# and stops what it started.
set -euo pipefail
cd "$(dirname "$0")/.."
began=$(date +%s)
step() { printf '\n== %s (%ss)\n' "$*" "$(($(date +%s) - began))"; }

pgbin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

install_missing() {
  local need=()
  command -v chromium >/dev/null || need+=(chromium)
  command -v strace >/dev/null || need+=(strace)
  [ -x "$(pgbin)/postgres" ] || need+=(postgresql)
  [ ${#need[@]} -gt 0 ] || return 0
  if ! command -v apt-get >/dev/null; then
    echo "the tests need Chromium, PostgreSQL and strace; install: ${need[*]} (Debian's names)" >&2
    exit 1
  fi
  local sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  # No cluster of the distribution's: the tests bring their own.
  $sudo mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.d/insieme-tests.conf >/dev/null
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
}

work=$(mktemp -d)
chmod 755 "$work"
# PostgreSQL refuses to run as root; its own user may.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"; else "$@"; fi
}
cleanup() {
  [ -d "$work/pg/data" ] && as_postgres "$(pgbin)/pg_ctl" -D "$work/pg/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$work"
}
trap cleanup EXIT

start_postgres() {
  mkdir "$work/pg"
  [ "$(id -u)" != 0 ] || chown postgres "$work/pg"
  as_postgres "$(pgbin)/initdb" -D "$work/pg/data" -U app -A trust --locale=C.UTF-8 -E UTF8 >/dev/null
  as_postgres "$(pgbin)/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/log" start -o \
    "-c listen_addresses='' -k $work/pg -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" >/dev/null
  export TEST_POSTGRES="host=$work/pg user=app dbname=postgres sslmode=disable"
}

step "tools"
install_missing
start_postgres

step "lint"
make --no-print-directory lint

step "tests on SQLite"
TEST_ENGINE=sqlite go test -count=1 ./...

step "tests on PostgreSQL"
TEST_ENGINE=postgres go test -count=1 ./...

step "race detector"
TEST_ENGINE=sqlite CGO_ENABLED=1 go test -count=1 -race $(cat test/race.txt)

step "browser journeys"
(cd test/e2e && TEST_ENGINE=sqlite TEST_CHROMIUM="$(command -v chromium)" go test -count=1 ./...)

step "done"
