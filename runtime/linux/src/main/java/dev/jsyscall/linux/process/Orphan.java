package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.event.Readiness;

/** Waits for children that nobody else waits for, so that they do not stay zombies. */
final class Orphan {
    private Orphan() {}

    /** Waits in the background for a child that runs, by a copy of its pidfd. */
    static void adopt(int pid, Fd pidfd) throws ErrnoException {
        OwnedFd own = FcntlCalls.fcntlDupfdCloexec(pidfd, 0);
        var unused = Readiness.when(own).whenComplete((ready, failure) -> {
            try (own) {
                // Otherwise another process traces it, and is told first.
                if (Wait.pidfd(own).tryAwait().isPresent()) return;
                Thread.ofPlatform().daemon().name("waits for process " + pid).start(() -> reap(pid));
            } catch (ErrnoException waitedForByOthers) {
                // Or by the kernel, where SIGCHLD is ignored. Then there is nothing left to do.
            }
        });
    }

    /** Waits for a child that is ending. */
    static void reap(int pid) {
        try {
            Wait.pid(pid).await();
        } catch (ErrnoException waitedForByOthers) {
            // As above.
        }
    }
}
