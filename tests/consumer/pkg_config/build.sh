#!/usr/bin/env bash
# Builds the C and the C++ program with nothing but pkg-config: build.sh PREFIX FOLDER
set -euo pipefail
prefix=$1 folder=$2
here=$(cd "$(dirname "$0")" && pwd)

packages=$(dirname "$(find "$prefix" -name tenet.pc)")
export PKG_CONFIG_PATH=$packages
reported=$(realpath "$(pkg-config --variable=prefix tenet)")
if [ "$reported" != "$(realpath "$prefix")" ]; then
    echo "tenet.pc says prefix $reported, but it lies in $prefix" >&2
    exit 1
fi
pkg-config --exact-version=0.1.0 tenet
if pkg-config --libs tenet | grep -q crypto; then
    echo "the C interface must not ask for its own dependencies" >&2
    exit 1
fi

read -ra c_flags <<<"$(pkg-config --cflags --libs tenet)"
"${CC:-cc}" -std=c99 -pedantic -Wall -Werror "$here/../shared/main.c" "${c_flags[@]}" \
    "-Wl,-rpath,$(pkg-config --variable=libdir tenet)" -o "$folder/consumer_c"
read -ra cxx_flags <<<"$(pkg-config --cflags --libs tenet-cxx)"
"${CXX:-c++}" -std=c++20 "$here/../shared/main.cpp" "${cxx_flags[@]}" -o "$folder/consumer"
