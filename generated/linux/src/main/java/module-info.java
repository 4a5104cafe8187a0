import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.LinuxPlatform;

/** Linux's ABI on all its architectures: constants, records and calls, generated from the specs. A package for each spec file. */
module dev.jsyscall.linux.abi {
    requires transitive dev.jsyscall.core;
    requires static org.jetbrains.annotations;
    requires static org.jspecify;

    exports dev.jsyscall.linux.abi;
    exports dev.jsyscall.linux.abi.aio;
    exports dev.jsyscall.linux.abi.bonding;
    exports dev.jsyscall.linux.abi.capability;
    exports dev.jsyscall.linux.abi.cred;
    exports dev.jsyscall.linux.abi.dir;
    exports dev.jsyscall.linux.abi.elf;
    exports dev.jsyscall.linux.abi.epoll;
    exports dev.jsyscall.linux.abi.errno;
    exports dev.jsyscall.linux.abi.eventfd;
    exports dev.jsyscall.linux.abi.fcntl;
    exports dev.jsyscall.linux.abi.file;
    exports dev.jsyscall.linux.abi.if_bridge;
    exports dev.jsyscall.linux.abi.if_link;
    exports dev.jsyscall.linux.abi.in;
    exports dev.jsyscall.linux.abi.inotify;
    exports dev.jsyscall.linux.abi.ipc;
    exports dev.jsyscall.linux.abi.landlock;
    exports dev.jsyscall.linux.abi.link_kind;
    exports dev.jsyscall.linux.abi.membarrier;
    exports dev.jsyscall.linux.abi.mman;
    exports dev.jsyscall.linux.abi.mount;
    exports dev.jsyscall.linux.abi.mqueue;
    exports dev.jsyscall.linux.abi.msg;
    exports dev.jsyscall.linux.abi.namespace;
    exports dev.jsyscall.linux.abi.netdevice;
    exports dev.jsyscall.linux.abi.netlink;
    exports dev.jsyscall.linux.abi.pipe;
    exports dev.jsyscall.linux.abi.poll;
    exports dev.jsyscall.linux.abi.posix_timer;
    exports dev.jsyscall.linux.abi.prctl;
    exports dev.jsyscall.linux.abi.process;
    exports dev.jsyscall.linux.abi.ptrace;
    exports dev.jsyscall.linux.abi.random;
    exports dev.jsyscall.linux.abi.resource;
    exports dev.jsyscall.linux.abi.rseq;
    exports dev.jsyscall.linux.abi.rtnetlink;
    exports dev.jsyscall.linux.abi.sched;
    exports dev.jsyscall.linux.abi.seccomp;
    exports dev.jsyscall.linux.abi.sem;
    exports dev.jsyscall.linux.abi.shm;
    exports dev.jsyscall.linux.abi.signal;
    exports dev.jsyscall.linux.abi.signalfd;
    exports dev.jsyscall.linux.abi.socket;
    exports dev.jsyscall.linux.abi.stat;
    exports dev.jsyscall.linux.abi.statfs;
    exports dev.jsyscall.linux.abi.termios;
    exports dev.jsyscall.linux.abi.time;
    exports dev.jsyscall.linux.abi.timerfd;
    exports dev.jsyscall.linux.abi.tun;
    exports dev.jsyscall.linux.abi.un;
    exports dev.jsyscall.linux.abi.userfaultfd;
    exports dev.jsyscall.linux.abi.utsname;
    exports dev.jsyscall.linux.abi.vsock;
    exports dev.jsyscall.linux.abi.xattr;
    exports dev.jsyscall.linux.raw;

    provides Platform with LinuxPlatform;
}
