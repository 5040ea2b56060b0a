#!/usr/bin/env bash
# Sets up what `make run` and `make test` need, and nothing when nothing is to do.
#   scripts/setup.sh run               system libraries, virtual environment, run-time packages
#   scripts/setup.sh test              the same with the development packages
#   scripts/setup.sh packages NAME...  Debian or Ubuntu packages, where missing
# PYTHON=/path/to/python chooses the interpreter of a new environment.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv
stamps=$venv/ready

# Shared libraries that Qt's core, its screen plugins (X11, Wayland) and its printing load, each
# with the package that brings it. Names hold for Debian 12 and Ubuntu 24.04.
libraries="
libEGL.so.1=libegl1 libGL.so.1=libgl1 libxkbcommon.so.0=libxkbcommon0 libdbus-1.so.3=libdbus-1-3
libfontconfig.so.1=libfontconfig1 libglib-2.0.so.0=libglib2.0-0 libgssapi_krb5.so.2=libgssapi-krb5-2
libbrotlidec.so.1=libbrotli1 libX11.so.6=libx11-6 libX11-xcb.so.1=libx11-xcb1
libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxcb-cursor.so.0=libxcb-cursor0
libxcb-glx.so.0=libxcb-glx0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-image.so.0=libxcb-image0
libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0
libxcb-shm.so.0=libxcb-shm0 libxcb-sync.so.1=libxcb-sync1 libxcb-xfixes.so.0=libxcb-xfixes0
libxcb-xkb.so.1=libxcb-xkb1 libwayland-client.so.0=libwayland-client0
libwayland-cursor.so.0=libwayland-cursor0 libwayland-egl.so.1=libwayland-egl1 libcups.so.2=libcups2
"
font_package=fonts-dejavu-core

say() { printf '%s\n' "$*" >&2; }

# Installs packages as root or through sudo; fails without a word where neither is possible.
install_packages() {
    command -v apt-get >/dev/null || return 1
    local as=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || return 1
        as=(sudo)
        [ -t 0 ] || as=(sudo -n)
    fi
    say "Installing system packages: $*"
    local install=("${as[@]}" env DEBIAN_FRONTEND=noninteractive
        apt-get install -y -q --no-install-recommends "$@")
    # The list of packages may be empty or old: fetch it only when the first try fails.
    "${install[@]}" >/dev/null 2>&1 </dev/null && return 0
    "${as[@]}" apt-get update -q >/dev/null || return 1
    "${install[@]}" >/dev/null </dev/null
}

missing_packages() {
    local known entry
    known=$( (PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true) | awk '{print $1}')
    for entry in $libraries; do
        grep -qxF "${entry%%=*}" <<<"$known" || printf '%s\n' "${entry##*=}"
    done
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.local/share/fonts" \
        -name '*.[to]tf' -print -quit 2>/dev/null)" ] || printf '%s\n' "$font_package"
}

suitable() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null
}

# The newest suitable interpreter on the path; one that can make an environment goes first.
choose_python() {
    local name spare=
    for name in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3 python}; do
        suitable "$name" || continue
        can_make_venv "$name" && printf '%s' "$name" && return 0
        spare=${spare:-$name}
    done
    printf '%s' "$spare"
}

can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

has_venv() { suitable $venv/bin/python && [ -x $venv/bin/pip ]; }

# Debian keeps the venv module in a package of its own.
missing_venv_package() {
    local python=$1
    has_venv || can_make_venv "$python" ||
        "$python" -c 'import sys; print(f"python3.{sys.version_info[1]}-venv")'
}

set_up_system() {
    [ "$(uname -s)" = Linux ] || return 0
    local missing
    missing=$({ missing_packages; missing_venv_package "$1"; } | sort -u | tr '\n' ' ')
    missing=${missing% }
    [ -z "$missing" ] && return 0
    # shellcheck disable=SC2086  # a list of package names
    install_packages $missing && return 0
    say "System packages are missing and cannot be installed from here. As administrator: apt-get install $missing"
    return 1
}

set_up_venv() {
    has_venv && return 0
    can_make_venv "$1" || return 1
    say "Making the virtual environment $venv with $("$1" --version)"
    "$1" -m venv --clear $venv
}

# Installs from one locked file; the stamp is the file itself, so any change is noticed.
set_up_packages() {
    local file=$1
    say "Installing the packages of $file (once; about 100 MB to fetch, more for the tests)"
    $venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes --only-binary=:all: -r "$file"
    mkdir -p $stamps
    cp "$file" "$stamps/$file"
}

# The development file holds every run-time package in the same version.
is_ready() { cmp -s "$1" "$stamps/$1"; }

set_up() {
    local file=$1
    [ -x $venv/bin/python ] && [ -e $stamps/libraries ] && is_ready "$file" && return 0
    local python complete=yes
    python=$(choose_python)
    if [ -z "$python" ]; then
        say "Audit Desk needs Python 3.11 to 3.14, and none was found${PYTHON:+ at $PYTHON}: install python3, or set PYTHON=/path/to/python."
        return 1
    fi
    set_up_system "$python" || complete=no
    set_up_venv "$python"
    if ! is_ready "$file"; then
        set_up_packages "$file"
        [ "$file" = requirements.txt ] || cp requirements.txt $stamps/
    fi
    if [ $complete = yes ]; then
        : >$stamps/libraries
    else
        # Perhaps only printing or Wayland is missing: go on if Qt itself loads.
        $venv/bin/python -c 'import PySide6.QtWidgets' 2>/dev/null
    fi
}

case ${1:-} in
run) set_up requirements.txt ;;
test) set_up requirements-dev.txt ;;
packages)
    shift
    wanted=()
    for name in "$@"; do
        dpkg -s "$name" >/dev/null 2>&1 || wanted+=("$name")
    done
    [ ${#wanted[@]} -eq 0 ] || install_packages "${wanted[@]}" || {
        say "Packages are missing and cannot be installed from here. As administrator: apt-get install ${wanted[*]}"
        exit 1
    }
    ;;
*)
    say "Use: scripts/setup.sh run | test | packages NAME..."
    exit 2
    ;;
esac
