#!/bin/bash
# boot.sh ARCH KERNEL INITRAMFS - boots a kernel of a Debian architecture (see kernel.sh) under qemu-system, its console on standard output.
# Ends when the machine is switched off or panics.
set -euo pipefail
arch=$1 kernel=$2 initramfs=$3
case $arch in
    arm64) cpu=aarch64 package=arm console=ttyAMA0 machine=(-M virt -cpu cortex-a57) ;; # newer ones' pointer authentication is slow
    armhf) cpu=arm package=arm console=ttyAMA0 machine=(-M virt -cpu cortex-a15) ;;
    ppc64el) cpu=ppc64 package=ppc console=hvc0 machine=(-M pseries -cpu power9 -vga none) ;;
    riscv64) cpu=riscv64 package=misc console=ttyS0 machine=(-M virt) more=no5lvl ;; # Java's addresses have no more than four levels
    s390x) cpu=s390x package=misc console=ttysclp0 machine=(-M s390-ccw-virtio -cpu max) ;;
    *) echo "no machine is known for $arch" >&2; exit 1 ;;
esac
emulator=$(command -v "qemu-system-$cpu") || { echo "no qemu-system-$cpu: install qemu-system-$package" >&2; exit 1; }
exec "$emulator" "${machine[@]}" -accel tcg -smp 2 -m 2048 -nodefaults -display none -serial stdio -no-reboot \
    -kernel "$kernel" -initrd "$initramfs" -append "console=$console rdinit=/init quiet panic=-1 ${more:-}" < /dev/null
