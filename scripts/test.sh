#!/usr/bin/env bash
# Every test: all but the browser's on SQLite, those that ask a database again on PostgreSQL, then the browser's. The second half of `make test`.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
source scripts/stages.sh

pytest=(.venv/bin/python -m pytest)

# libatomic1: for the Node that Playwright brings along; openssl: for a certificate that one test makes.
scripts/system-packages.sh chromium-headless-shell libatomic1 openssl postgresql || echo "Debian's packages could not be installed."
browser=$(.venv/bin/python -c 'from scripts import chromium; print(chromium.PATH or "")')

# The site for the browser takes a minute to make, on one core: it is made beside the other tests.
site=$(mktemp -d "${TMPDIR:-/tmp}/qci-site.XXXXXX")
making=
trap '[ -z "$making" ] || kill "$making" 2>/dev/null; rm -rf "$site"' EXIT
if [ -n "$browser" ]; then
    .venv/bin/python -m scripts.demo_site "$site/var" >"$site/log" 2>&1 &
    making=$!
fi

browser_tests() {
    wait "$making" || { cat "$site/log"; return 1; }
    making=
    PREPARED_SITE="$site/var" "${pytest[@]}" -n 3 tests/browser
}

# A third process uses what two leave of two cores while they wait; PostgreSQL needs it itself.
stage "SQLite" "${pytest[@]}" -n 3 --ignore=tests/browser tests
if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; then
    stage "PostgreSQL" scripts/with-postgres.sh "${pytest[@]}" -n 2 --ignore=tests/browser tests
else
    not_run "PostgreSQL" "there is no PostgreSQL server here (Debian's package: postgresql)"
fi
if [ -n "$browser" ]; then
    stage "Browser" browser_tests
else
    not_run "Browser" "there is no Chromium here (Debian's package: chromium-headless-shell)"
fi
close_stages "make test"
