#!/bin/bash
# root.sh ARCH FOLDER - unpacks a Java 25 runtime for a Debian architecture (arm64, armhf, ...) into FOLDER, unless it is there already.
#
# Packages are unpacked and not installed: no maintainer script runs, so building a root needs no emulator.
set -euo pipefail
arch=$1 root=$2
[ ! -e "$root/complete" ] || exit 0

packages=(openjdk-25-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g)
# There the Java runtime is an interpreter without a compiler (Zero), which calls native code through libffi.
case $arch in armhf|i386|loong64) packages+=(libatomic1 libffi8) ;; esac

rm -rf "$root"
mkdir -p "$root/usr"/{bin,sbin,lib} "$root/etc"
bash "$(dirname "$0")/debian.sh" "$arch" "$root.debs" "${packages[@]}"

for folder in bin sbin lib; do ln -s "usr/$folder" "$root/$folder"; done
case $arch in ppc64el|s390x|loong64) mkdir "$root/usr/lib64"; ln -s usr/lib64 "$root/lib64" ;; esac
for package in "$root.debs"/*.deb; do dpkg -x "$package" "$root"; done

# Without chroot an absolute link would lead out of the root.
find "$root" -type l -lname '/*' | while read -r link; do
    ln -sfn "$(realpath -m --relative-to="$(dirname "$link")" "$root$(readlink "$link")")" "$link"
done
# An empty cache keeps the dynamic linker from reading the machine's own, and so from finding the machine's own libraries.
: > "$root/etc/ld.so.cache"
rm -rf "$root.debs" "${root:?}/usr/share"

# Debian's loong64 is built for vector instructions, which qemu-user has since 8.1: this root brings its own emulator, for this machine.
if [ "$arch" = loong64 ]; then
    bash "$(dirname "$0")/debian.sh" "$(dpkg --print-architecture)" "$root.debs" qemu-user
    dpkg --fsys-tarfile "$root.debs"/qemu-user_*.deb | tar -x -C "$root" --transform 's,.*/,,' ./usr/bin/qemu-loongarch64
    rm -rf "$root.debs"
fi
touch "$root/complete"
