#!/usr/bin/env bash
# Installs one peer of the benchmark, into .deps and build of the checkout and nowhere else:
#   install.sh zen-python | zen-native | dsntk | feelin | drools
# Their versions are pinned in the manifests beside this file. Does nothing where all is there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
deps=$root/.deps/rules
mkdir -p "$deps"

need() {
    command -v "$1" >/dev/null && return
    echo "needs $1, which is not installed"
    exit 1
}

zen_python() {
    need python3
    [ -x "$deps/venv/bin/python" ] || python3 -m venv "$deps/venv"
    "$deps/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
}

# Cargo makes a lock file, which names its registry; a copy of the sources keeps it out of sight.
cargo_build() {
    need cargo
    mkdir -p "$deps/$1"
    cp -r "$here/$1/." "$deps/$1"
    (cd "$deps/$1" && CARGO_TARGET_DIR="$root/build/rules-cargo/$1" cargo build --release --quiet)
}

feelin() {
    need npm
    mkdir -p "$deps/feelin"
    cp "$here/feelin/package.json" "$deps/feelin"
    (cd "$deps/feelin" && npm install --no-package-lock --no-audit --no-fund --silent)
}

drools() {
    need mvn
    need javac
    mkdir -p "$deps/drools"
    [ "$here/jvm/pom.xml" -nt "$deps/drools/lib" ] &&
        mvn -q -B -f "$here/jvm/pom.xml" dependency:copy-dependencies \
            -DoutputDirectory="$deps/drools/lib" && touch "$deps/drools/lib"
    javac -nowarn -cp "$deps/drools/lib/*" -d "$deps/drools/classes" "$here"/jvm/src/main/java/*.java
}

case ${1:-} in
zen-python) zen_python ;;
zen-native) cargo_build native ;;
dsntk) cargo_build dsntk ;;
feelin) feelin ;;
drools) drools ;;
*)
    sed -n '2,4p' "$0"
    exit 2
    ;;
esac
