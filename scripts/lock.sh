#!/bin/sh
# Write requirements.lock from pyproject.toml: every package of the run and of the dev group, for every platform, with hashes.
# --no-emit-index-url: whose mirror of the registry wrote it is nobody's business.
set -eu
cd "$(dirname "$0")/.."
uv=$(scripts/venv.sh uv)
"$uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --custom-compile-command "make lock" --group dev --output-file requirements.lock pyproject.toml
scripts/venv.sh dev
