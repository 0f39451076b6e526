#!/bin/sh
# Make .venv hold exactly what requirements.lock pins: `scripts/venv.sh runtime` or `scripts/venv.sh dev`.
# A stamp named after the lock's checksum makes the next call cost nothing and need no network.
# `scripts/venv.sh uv` only prints which uv to use.
set -eu
cd "$(dirname "$0")/.."
group=${1:-runtime}
venv_python=.venv/bin/python

fail() {
    echo "$*" >&2
    exit 1
}

# The newest Debian and Ubuntu call it python3; others keep a too old python3 beside a python3.12.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    command -v python3 >/dev/null || fail "Python is missing: install python3 (3.11 or newer)."
    fail "Python 3.11 or newer is needed; python3 here is $(python3 -c 'import platform; print(platform.python_version())')."
}

make_venv() {
    python=$(find_python)
    rm -rf .venv
    if command -v uv >/dev/null; then
        uv venv --quiet --python "$python" .venv
    else
        "$python" -m venv .venv >/dev/null 2>&1 || {
            rm -rf .venv
            fail "Python's venv module is missing: apt-get install python3-venv (Debian, Ubuntu), or install uv."
        }
    fi
}

# uv itself is pinned in the lock with its hashes, so pip can check what it installs.
find_uv() {
    if command -v uv >/dev/null; then
        echo uv
        return
    fi
    if ! [ -x .venv/bin/uv ]; then
        mkdir -p var
        awk '/^uv==/ { found = 1 } found { print } found && !/\\$/ { exit }' requirements.lock >var/uv.txt
        "$venv_python" -m pip install -qq --disable-pip-version-check --require-hashes -r var/uv.txt >&2 ||
            fail "uv could not be installed: the first run needs the network."
    fi
    echo .venv/bin/uv
}

lock=$(cksum <requirements.lock | tr ' ' -)
if [ -x $venv_python ] && $venv_python -c '' 2>/dev/null; then
    [ -e ".venv/dev-$lock" ] && [ "$group" != uv ] && exit
    [ -e ".venv/$group-$lock" ] && exit
    # Another lock's packages would stay behind: start from nothing.
    [ -e ".venv/runtime-$lock" ] || [ "$group" = uv ] || make_venv
else
    make_venv
fi

uv=$(find_uv)
if [ "$group" = uv ]; then
    echo "$uv"
    exit
fi

echo "Installing the $group packages of requirements.lock"
set -- --python $venv_python --require-hashes --requirements pyproject.toml --constraints requirements.lock
[ "$group" = dev ] && set -- "$@" --group dev
"$uv" pip install --quiet "$@" || fail "The packages could not be installed: the first run needs the network."
touch ".venv/$group-$lock"
