import dev.jsyscall.Wakeup;
import dev.jsyscall.linux.signal.SignalWakeup;

/** Linux system calls for people: by topic, on top of the generated calls. */
module dev.jsyscall.linux {
    requires transitive dev.jsyscall.linux.abi;
    requires static org.jspecify;

    exports dev.jsyscall.linux.event;
    exports dev.jsyscall.linux.file;
    exports dev.jsyscall.linux.ipc;
    exports dev.jsyscall.linux.memory;
    exports dev.jsyscall.linux.mount;
    exports dev.jsyscall.linux.proc;
    exports dev.jsyscall.linux.process;
    exports dev.jsyscall.linux.signal;
    exports dev.jsyscall.linux.socket;
    exports dev.jsyscall.linux.system;
    exports dev.jsyscall.linux.terminal;
    exports dev.jsyscall.linux.time;
    exports dev.jsyscall.linux.trace;
    exports dev.jsyscall.linux.tree;
    exports dev.jsyscall.linux.watch;

    provides Wakeup with SignalWakeup;
}
