#!/bin/bash
# kernel.sh ARCH FOLDER - puts Debian's kernel for an architecture (arm64, armhf, ...) and a static busybox into FOLDER, unless they are
# there already. Modules stay out: whatever the tests ask of the kernel is built in.
set -euo pipefail
arch=$1 folder=$2
[ ! -e "$folder/complete" ] || exit 0

case $arch in
    armhf) flavour=armmp ;;
    ppc64el) flavour=powerpc64le ;;
    *) flavour=$arch ;;
esac
rm -rf "$folder"
mkdir -p "$folder"
bash "$(dirname "$0")/debian.sh" "$arch" "$folder.debs" "linux-image-$flavour" busybox-static

# In /boot, or since Linux 7 in /usr/lib/modules; called vmlinux where the machine takes no compressed one.
dpkg --fsys-tarfile "$folder.debs"/linux-*.deb | tar -x -C "$folder" --wildcards --transform 's,.*/,,' '*/vmlinu[xz]*'
mv "$folder"/vmlinu* "$folder/kernel"
dpkg --fsys-tarfile "$folder.debs"/busybox-static_*.deb | tar -x -C "$folder" --wildcards --transform 's,.*/,,' '*/bin/busybox'
rm -rf "$folder.debs"
touch "$folder/complete"
