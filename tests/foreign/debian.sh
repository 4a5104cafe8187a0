#!/bin/bash
# debian.sh ARCH FOLDER PACKAGE... - downloads Debian packages of an architecture (arm64, armhf, ...) into FOLDER, unpacked nowhere.
#
# A package named linux-image-FLAVOUR stands for the one that holds the newest kernel of that flavour.
# apt gets a configuration of its own and knows one suite and one architecture: the machine's own is neither used nor changed, but for
# the mirror. The first suite of JSYSCALL_FOREIGN_SUITES that can be had is taken: while a mirror is being updated, the lists of some
# architectures do not match the signed release file, and apt rightly refuses them.
set -euo pipefail
arch=$1 folder=$2
shift 2

# shellcheck disable=SC2016  # apt expands it
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -m1 '/debian/*$') ||
    { echo "no Debian mirror in apt's sources: run apt-get update first" >&2; exit 1; }

apt=$folder.apt
trap 'rm -rf "$apt"' EXIT
rm -rf "$apt"
mkdir -p "$apt"/{lists,cache/archives}/partial
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

# A flavour's package depends on that of its newest version, whose kernel some suites keep in a package apart.
kernel() {
    local image
    image=$(apt-cache depends "$1" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)/\1/p' | head -n 1)
    apt-cache show "${image/image/binary}" > /dev/null 2>&1 && echo "${image/image/binary}" || echo "${image:-$1}"
}

# Downloads the packages of a suite. They need not fit the machine: a root has a C library of its own.
download() {
    local suite=$1 package names=()
    shift
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$apt/sources.list"
    rm -rf "$folder" && mkdir -p "$folder" && apt-get update -qq || return 1
    for package in "$@"; do
        case $package in linux-image-*) package=$(kernel "$package") ;; esac
        names+=("$package")
    done
    (cd "$folder" && apt-get download -qq "${names[@]}")
}

for suite in ${JSYSCALL_FOREIGN_SUITES:-trixie forky sid}; do
    if download "$suite" "$@"; then exit 0; fi
    echo "not to be had for $arch from Debian $suite: $*" >&2
done
exit 1
