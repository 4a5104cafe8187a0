#!/bin/bash
# root.sh ARCH FOLDER - unpacks a Java 25 runtime for a Debian architecture (arm64, armhf, ...) into FOLDER, unless it is there already.
#
# apt gets a configuration of its own and knows one suite and one architecture: the machine's own is neither used nor changed, but for
# the mirror. Packages are unpacked and not installed: no maintainer script runs, so building a root needs no emulator.
# The first suite that can be had is taken: while a mirror is being updated, the lists of some architectures do not match the signed
# release file, and apt rightly refuses them.
set -euo pipefail
arch=$1 root=$2 suites=${JSYSCALL_FOREIGN_SUITES:-trixie forky sid}
[ ! -e "$root/complete" ] || exit 0

packages=(openjdk-25-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g)
# There the Java runtime is an interpreter without a compiler (Zero), which calls native code through libffi.
case $arch in armhf|i386) packages+=(libatomic1 libffi8) ;; esac

# shellcheck disable=SC2016  # apt expands it
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -m1 '/debian/*$') ||
    { echo "no Debian mirror in apt's sources: run apt-get update first" >&2; exit 1; }

apt=$root.apt
rm -rf "$root" "$apt"
mkdir -p "$root/usr"/{bin,sbin,lib} "$root/etc" "$apt"/{lists,cache/archives}/partial
cat > "$apt/apt.conf" <<CONF
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::State "$apt";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
APT::Architecture "$arch";
APT::Architectures {"$arch";};
APT::Sandbox::User "root";
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
Acquire::Retries "3";
CONF
: > "$apt/status"
export APT_CONFIG=$apt/apt.conf
# Downloads the packages of a suite. They need not fit the machine: a root has a C library of its own.
download() {
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $1 main" > "$apt/sources.list"
    rm -rf "$apt/debs" && mkdir "$apt/debs" && apt-get update -qq && (cd "$apt/debs" && apt-get download -qq "${packages[@]}")
}
found=
for suite in $suites; do
    if download "$suite"; then found=$suite && break; fi
    echo "no Java runtime for $arch from Debian $suite" >&2
done
[ -n "$found" ] || exit 1

for folder in bin sbin lib; do ln -s "usr/$folder" "$root/$folder"; done
case $arch in ppc64el|s390x|loong64) mkdir "$root/usr/lib64"; ln -s usr/lib64 "$root/lib64" ;; esac
for package in "$apt"/debs/*.deb; do dpkg -x "$package" "$root"; done

# Without chroot an absolute link would lead out of the root.
find "$root" -type l -lname '/*' | while read -r link; do
    ln -sfn "$(realpath -m --relative-to="$(dirname "$link")" "$root$(readlink "$link")")" "$link"
done
# An empty cache keeps the dynamic linker from reading the machine's own, and so from finding the machine's own libraries.
: > "$root/etc/ld.so.cache"
rm -rf "$apt" "${root:?}/usr/share"
touch "$root/complete"
