# For scripts that do several things in turn: `stage "name" command…` runs one and tells its seconds, also when it fails.
# `close_stages` ends the script with a summary, and with an error when a stage had one.
# shellcheck shell=bash

stage_lines=()
stage_failed=0
stage_started=$SECONDS

stage() {
    local name=$1 start=$SECONDS outcome=passed
    shift
    printf '\n== %s\n' "$name"
    if ! "$@"; then
        outcome=FAILED
        stage_failed=1
    fi
    stage_lines+=("$(printf '%-28s %6s %4d s' "$name" "$outcome" $((SECONDS - start)))")
}

# What could not be run at all: told at the end; under CI it is a failure, for nobody would read it there.
not_run() {
    stage_lines+=("$(printf '%-28s NOT RUN: %s' "$1" "$2")")
    if [ "${CI:-}" = true ]; then
        stage_failed=1
    fi
}

close_stages() {
    printf '\n== %s\n' "$1"
    printf '%s\n' "${stage_lines[@]}"
    printf '%-28s %6s %4d s\n' "together" "$([ $stage_failed = 0 ] && echo passed || echo FAILED)" \
        $((SECONDS - stage_started))
    exit $stage_failed
}
