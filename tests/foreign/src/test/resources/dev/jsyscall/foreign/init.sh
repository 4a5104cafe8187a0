#!/busybox sh
# The first process of a booted kernel: runs the tests once for each transport, shows their reports on the console, and switches off.
# Lines that begin with #jsyscall are for ConsoleLog.java.
/busybox mkdir -p /proc /sys /dev /tmp
/busybox --install -s /bin
export PATH=/bin HOME=/tmp
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts
mount -t devpts pts /dev/pts
mount -t tmpfs tmp /tmp
ip link set lo up
# A fault in the kernel ends the run, and nothing less breaks into the lines below.
echo 1 > /proc/sys/kernel/panic_on_oops
dmesg -n 1

say() {
    echo "#jsyscall $* $(cut -d ' ' -f 1 /proc/uptime)"
}

say kernel "$(uname -r)"
for transport in stub libc; do
    say begin $transport
    /usr/lib/jvm/java-25-openjdk-*/bin/java -Djsyscall.transport=$transport @/tests/arguments --reports-dir=/tmp/$transport
    say end $transport $?
    echo "#jsyscall report $transport"
    gzip -c /tmp/$transport/TEST-junit-jupiter.xml | base64
    echo "#jsyscall done $transport"
done
say off
poweroff -f
