# What the scripts of this folder share. Source it first: it makes a temporary folder, goes there, and removes it at the end.
# shellcheck shell=bash
set -euo pipefail
# shellcheck disable=SC2034 # for the scripts that source it
findings="$(dirname "$(realpath "${BASH_SOURCE[0]}")")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"

# debian NAME=VERSION…: unpacks Debian packages beside the input, without installing them; their programs come first in PATH.
debian() {
    (
        mkdir -p packages && cd packages
        apt-get download -qq -o APT::Sandbox::User=root "$@" >/dev/null
        for package in *.deb; do dpkg-deb -x "$package" ../root; done
    )
    export PATH="$work/root/usr/bin:$PATH"
    export LD_LIBRARY_PATH="$work/root/usr/lib/x86_64-linux-gnu${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
    export PERL5LIB="$work/root/usr/share/perl5"
}

# node_packages NAME@VERSION…: npm packages in ./node_modules.
node_packages() {
    npm init -y >/dev/null
    npm install --silent --no-audit --no-fund --ignore-scripts "$@" >/dev/null
}

# expect WHAT SEEN WANTED: prints what was seen; ends with a failure where it is no longer what this page says.
expect() {
    echo "$1: $2"
    [ "$2" = "$3" ] || { echo "changed: '$3' was seen when this was written" >&2; exit 1; }
}
