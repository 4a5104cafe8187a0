package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.landlock.LANDLOCK_ACCESS_FS;
import dev.jsyscall.linux.abi.landlock.LandlockCalls;
import dev.jsyscall.linux.abi.landlock.LandlockPathBeneathAttr;
import dev.jsyscall.linux.abi.landlock.LandlockRulesetAttr;
import dev.jsyscall.linux.abi.prctl.PR;
import dev.jsyscall.linux.abi.prctl.PrctlCalls;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Landlock, in a thread of its own: there is no way back for it. */
@Tag("abi")
@SinceLinux("5.13")
class LandlockTest {
    /** What Java's class loader never does, so that it goes on working. */
    private static final long HANDLED = LANDLOCK_ACCESS_FS.MAKE_DIR | LANDLOCK_ACCESS_FS.REMOVE_DIR;

    @TempDir
    Path folder;

    private static int version() throws ErrnoException {
        try {
            return LandlockCalls.landlockCreateRulesetVersion();
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.OPNOTSUPP), "Landlock is switched off on this system");
            throw e;
        }
    }

    @Test
    void aThreadMayDoOnlyWhatRulesAllow() throws Exception {
        assertThat(version()).isPositive();
        Path allowed = Files.createDirectory(folder.resolve("allowed"));
        Path denied = Files.createDirectory(folder.resolve("denied"));
        var task = new FutureTask<>(() -> {
            restrict(allowed);
            DirCalls.mkdirat(allowed.resolve("new").toString(), 0755);
            return new long[] {make(denied), make(allowed)};
        });
        Thread.ofPlatform().start(task);
        assertThat(task.get()).containsExactly(-E.ACCES, 0);
        assertThat(allowed.resolve("made")).isDirectory();
        assertThat(Files.createDirectory(denied.resolve("by another thread"))).isDirectory();
    }

    private static long make(Path where) {
        try {
            DirCalls.mkdirat(where.resolve("made").toString(), 0755);
            return 0;
        } catch (ErrnoException e) {
            return -e.errno().number();
        }
    }

    private static void restrict(Path allowed) throws ErrnoException {
        try (Arena arena = Arena.ofConfined();
                OwnedFd rules = LandlockCalls.landlockCreateRulesetRuleset(LandlockRulesetAttr.allocate(arena).handled_access_fs(HANDLED));
                OwnedFd directory = FcntlCalls.openat(allowed.toString(), "path, cloexec")) {
            LandlockCalls.landlockAddRulePathBeneath(rules, LandlockPathBeneathAttr.allocate(arena)
                    .allowed_access(LANDLOCK_ACCESS_FS.MAKE_DIR).parent_fd(directory.number()));
            PrctlCalls.prctl(PR.SET_NO_NEW_PRIVS, 1, 0, 0, 0);
            LandlockCalls.landlockRestrictSelf(rules);
        }
    }
}
