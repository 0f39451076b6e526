#!/usr/bin/env bash
# Linters, types, import contracts, migrations, messages: whatever can be judged without running a test.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
source scripts/stages.sh

export PATH="$PWD/.venv/bin:$PATH"
export SECRET_KEY="only for the checks, which sign nothing" DATABASE_URL="sqlite://:memory:" DEBUG=false

short_files() {
    local long
    long=$(git ls-files -co --exclude-standard '*.py' | grep -v /migrations/ | xargs wc -l | awk '$1 > 300 && $2 != "total"')
    [ -z "$long" ] || { printf 'Longer than 300 lines:\n%s\n' "$long"; return 1; }
}

# The public templates are Jinja's; the admin's are Django's.
lint_templates() {
    djlint --lint --profile=jinja --extend-exclude templates/admin templates &&
        { [ ! -d templates/admin ] || djlint --lint --profile=django templates/admin; }
}

# The longest of them runs beside the others.
mypy_log=$(mktemp "${TMPDIR:-/tmp}/qci-mypy.XXXXXX")
trap 'rm -f "$mypy_log"' EXIT
mypy >"$mypy_log" 2>&1 &
mypy_process=$!

types() {
    local outcome=0
    wait "$mypy_process" || outcome=$?
    cat "$mypy_log"
    return $outcome
}

stage "ruff check" ruff check .
stage "ruff format" ruff format --check .
stage "djlint" lint_templates
stage "import-linter" lint-imports --no-logo
stage "migrations" python manage.py makemigrations --check --dry-run
stage "system checks" python manage.py check --fail-level WARNING
stage "messages" python manage.py messages check
stage "length of files" short_files
stage "mypy" types
close_stages "make check"
