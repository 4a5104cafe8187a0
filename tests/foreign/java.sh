#!/bin/bash
# java.sh ARCH ROOT ARGUMENTS... - runs the Java runtime in ROOT (see root.sh) for a Debian architecture under qemu-user.
set -euo pipefail
arch=$1 root=$2
shift 2
case $arch in
    arm64) cpu=aarch64; options=(-cpu cortex-a57) ;; # the default model's pointer authentication takes four times as long
    armhf) cpu=arm; options=() ;;
    ppc64el) cpu=ppc64le; options=() ;;
    loong64) cpu=loongarch64; options=() ;;
    *) cpu=$arch; options=() ;;
esac
emulator=$(command -v "$root/qemu-$cpu" || command -v "qemu-$cpu-static" || command -v "qemu-$cpu") || { echo "no qemu-$cpu-static: install qemu-user-static" >&2; exit 1; }
exec "$emulator" "${options[@]}" -L "$root" "$root"/usr/lib/jvm/java-25-openjdk-*/bin/java "$@"
