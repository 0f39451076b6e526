#!/usr/bin/env bash
# Run a command with DATABASE_URL naming a PostgreSQL server of its own, which is gone afterwards:
# `scripts/with-postgres.sh .venv/bin/python -m pytest tests/news`.
# The server listens on a unix socket only, and forgets its data when the power fails: right for tests, and for nothing else.
set -euo pipefail

binaries=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
binaries=${binaries:-$(dirname "$(command -v initdb)")}
home=$(mktemp -d "${TMPDIR:-/tmp}/qci-postgres.XXXXXX")

# PostgreSQL refuses to run as root.
as_owner=()
if [ "$(id -u)" = 0 ]; then
    owner=$(getent passwd postgres >/dev/null && echo postgres || echo nobody)
    chown "$owner" "$home"
    as_owner=(setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups)
fi

stop() {
    if [ -e "$home/data/postmaster.pid" ]; then
        (cd / && "${as_owner[@]}" "$binaries/pg_ctl" --pgdata="$home/data" --mode=immediate --silent stop)
    fi
    rm -rf "$home"
}
trap stop EXIT

# Tests of many who press at once open fifty connections each, in several processes.
(
    cd /
    "${as_owner[@]}" "$binaries/initdb" --pgdata="$home/data" --username=postgres --auth=trust --encoding=UTF8 \
        --locale=C.UTF-8 --no-sync >"$home/log" 2>&1 || { cat "$home/log" >&2; exit 1; }
    "${as_owner[@]}" "$binaries/pg_ctl" --pgdata="$home/data" --log="$home/data/log" --silent --wait start --options="\
        -c listen_addresses= -c max_connections=300 -c unix_socket_directories=$home -c fsync=off -c full_page_writes=off \
        -c synchronous_commit=off -c max_wal_size=4GB -c shared_buffers=256MB -c jit=off -c autovacuum=off \
        -c wal_level=minimal -c max_wal_senders=0" || { cat "$home/data/log" >&2; exit 1; }
)

DATABASE_URL="postgres://postgres@${home//\//%2F}/qcihungary" "$@"
