#!/usr/bin/env bash
# Install Debian's packages that are missing, if this user may: `scripts/system-packages.sh chromium postgresql make`.
# Without the right to install, or without apt-get, it changes nothing; who needs the package finds out, and says so.
set -euo pipefail

present() {
    case $1 in
        postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb ;;
        libatomic1) ldconfig -p | grep libatomic.so.1 ;;
        python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
        *) command -v "$1" ;;
    esac >/dev/null
}

missing=()
for package in "$@"; do
    present "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Missing here: ${missing[*]}"
    exit 0
fi
as_root=()
if [ "$(id -u)" != 0 ]; then
    as_root=(sudo -n)
    if ! sudo -n true 2>/dev/null; then
        echo "Missing here, and not installed for want of rights: ${missing[*]}"
        exit 0
    fi
fi
echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
