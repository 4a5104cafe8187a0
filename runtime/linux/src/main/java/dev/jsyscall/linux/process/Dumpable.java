package dev.jsyscall.linux.process;

import dev.jsyscall.linux.abi.prctl.PR;
import dev.jsyscall.linux.raw.PrctlRaw;
import java.util.List;
import java.util.Set;

/**
 * Whether this process may be dumped and traced, through a start whose child becomes somebody else: the kernel takes that away from the
 * memory, which parent and child share until the child is another program.
 */
final class Dumpable {
    private static final int ALLOWED = 1;

    /** By what a process becomes somebody else; in front of the 32 that some architectures have behind. */
    private static final Set<String> CALLS = Set.of(
            "setuid", "setreuid", "setresuid", "setfsuid", "setgid", "setregid", "setresgid", "setfsgid", "capset", "setns");

    private Dumpable() {}

    /**
     * Runs a start, and gives back afterwards what its calls may take. Such starts come one after the other: if this were given back while
     * another child is somebody else already, that one's user could look into this process by it.
     */
    static void keep(List<ChildCalls.Entry> calls, Runnable start) {
        if (calls.stream().anyMatch(Dumpable::mayChange)) keep(start);
        else start.run();
    }

    private static synchronized void keep(Runnable start) {
        boolean allowed = PrctlRaw.prctl(PR.GET_DUMPABLE, 0, 0, 0, 0) == ALLOWED;
        start.run();
        if (allowed) PrctlRaw.prctl(PR.SET_DUMPABLE, ALLOWED, 0, 0, 0);
    }

    private static boolean mayChange(ChildCalls.Entry entry) {
        String call = entry.call();
        return CALLS.contains(call.endsWith("32") ? call.substring(0, call.length() - 2) : call)
                || call.equals("prctl") && entry.words()[0] == PR.SET_DUMPABLE;
    }
}
