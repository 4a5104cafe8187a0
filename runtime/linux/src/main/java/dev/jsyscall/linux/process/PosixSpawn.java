package dev.jsyscall.linux.process;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Native;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.PathText;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.F;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.Sigset;
import dev.jsyscall.linux.signal.SignalSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts a process by the C library's posix_spawn, where this process is refused executable memory. It does less, and does not tell which
 * step failed.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn(3)</a>
 */
final class PosixSpawn {
    // The C libraries' own numbers and sizes, the latter with room to spare.
    private static final short SETPGROUP = 0x02;
    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;
    private static final short SETSID = 0x80;
    private static final long RECORD_BYTES = 1024;
    private static final long SIGSET_BYTES = 128;

    private static final MethodHandle SPAWN = link("i(aaaaaa)", "posix_spawn");
    private static final MethodHandle FILES = link("i(a)", "posix_spawn_file_actions_init");
    private static final MethodHandle FILES_END = link("i(a)", "posix_spawn_file_actions_destroy");
    private static final MethodHandle DUP2 = link("i(aii)", "posix_spawn_file_actions_adddup2");
    private static final MethodHandle CLOSE = link("i(ai)", "posix_spawn_file_actions_addclose");
    private static final MethodHandle CHDIR = link("i(aa)", "posix_spawn_file_actions_addchdir_np");
    private static final MethodHandle ATTRIBUTES = link("i(a)", "posix_spawnattr_init");
    private static final MethodHandle FLAGS = link("i(as)", "posix_spawnattr_setflags");
    private static final MethodHandle GROUP = link("i(ai)", "posix_spawnattr_setpgroup");
    private static final MethodHandle MASK = link("i(aa)", "posix_spawnattr_setsigmask");
    private static final MethodHandle DEFAULTS = link("i(aa)", "posix_spawnattr_setsigdefault");

    private final Arena arena;
    private final Spawn spawn;
    private final PreparedDescriptors descriptors;

    PosixSpawn(Arena arena, Spawn spawn, PreparedDescriptors descriptors) {
        this.arena = arena;
        this.spawn = spawn;
        this.descriptors = descriptors;
    }

    private static MethodHandle link(String shape, String symbol) {
        return Native.link(null, shape, -1, false, false, symbol);
    }

    Child start() throws ErrnoException {
        PosixOptions options = spawn.posix();
        List<String> beyond = spawn.beyondPosix();
        if (!beyond.isEmpty()) {
            throw new UnsupportedOperationException("processes start through posix_spawn here, because machine code is refused or switched"
                    + " off, and it cannot " + String.join(" or ", beyond));
        }
        MemorySegment files = arena.allocate(RECORD_BYTES);
        MemorySegment attributes = arena.allocate(RECORD_BYTES);
        try {
            check((int) FILES.invokeExact(files), "posix_spawn_file_actions_init");
            try {
                addFiles(files, options);
                addAttributes(attributes, options);
                int pid = spawn(files, attributes);
                return new Child(pid, pidfd(pid), descriptors.handOver());
            } finally {
                int ignored = (int) FILES_END.invokeExact(files);
            }
        } catch (ErrnoException e) {
            throw e;
        } catch (Throwable thrown) {
            throw Native.unexpected(thrown);
        }
    }

    private OwnedFd pidfd(int pid) throws ErrnoException {
        try {
            return ProcessCalls.pidfdOpen(pid);
        } catch (ErrnoException e) {
            Pid.of(pid).kill(SIG.KILL);
            Orphan.reap(pid);
            throw e;
        }
    }

    private void addFiles(MemorySegment files, PosixOptions options) throws Throwable {
        Map<Integer, Integer> numbers = new TreeMap<>(descriptors.numbers());
        numbers.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()) && entry.getKey() <= 2 && !isOpen(entry.getKey()));
        for (Map.Entry<Integer, Integer> entry : numbers.entrySet()) {
            check((int) DUP2.invokeExact(files, (int) entry.getValue(), (int) entry.getKey()), "posix_spawn_file_actions_adddup2");
        }
        for (int number : PreparedDescriptors.open()) {
            if (!numbers.containsKey(number)) check((int) CLOSE.invokeExact(files, number), "posix_spawn_file_actions_addclose");
        }
        if (options.directory != null) {
            check((int) CHDIR.invokeExact(files, string(options.directory)), "posix_spawn_file_actions_addchdir_np");
        }
    }

    private static boolean isOpen(int number) {
        try {
            return FcntlCalls.tryFcntl(BorrowedFd.of(number), F.GETFD, 0) >= 0;
        } catch (ErrnoException closed) {
            return false;
        }
    }

    private void addAttributes(MemorySegment attributes, PosixOptions options) throws Throwable {
        short flags = SETSIGMASK;
        check((int) ATTRIBUTES.invokeExact(attributes), "posix_spawnattr_init");
        check((int) MASK.invokeExact(attributes, signals(options.blocked)), "posix_spawnattr_setsigmask");
        if (!options.defaulted.isEmpty()) {
            flags |= SETSIGDEF;
            check((int) DEFAULTS.invokeExact(attributes, signals(options.defaulted)), "posix_spawnattr_setsigdefault");
        }
        if (options.session) flags |= SETSID;
        if (options.changesGroup()) {
            flags |= SETPGROUP;
            check((int) GROUP.invokeExact(attributes, options.group), "posix_spawnattr_setpgroup");
        }
        check((int) FLAGS.invokeExact(attributes, flags), "posix_spawnattr_setflags");
    }

    /** Tries each path that the program may have. */
    private int spawn(MemorySegment files, MemorySegment attributes) throws Throwable {
        Strings argv = spawn.argv(arena);
        MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
        ProgramSearch search = new ProgramSearch();
        for (String path : spawn.candidates()) {
            int error = (int) SPAWN.invokeExact(pid, string(path), files, attributes, argv.memory(), spawn.envp(arena).memory());
            if (error == 0) return pid.get(ValueLayout.JAVA_INT, 0);
            checkDirectory(error);
            search.failed(SpawnException.of(-error, spawn.program(), "posix_spawn", path, argv));
        }
        throw search.failure();
    }

    /** Says so if it is the directory that is not there. */
    private void checkDirectory(int error) throws ErrnoException {
        String directory = spawn.posix().directory;
        if (directory == null || error != E.NOENT && error != E.NOTDIR && error != E.ACCES) return;
        try {
            FcntlCalls.openat(directory, O.PATH | O.DIRECTORY | O.CLOEXEC, 0).close();
        } catch (ErrnoException e) {
            throw SpawnException.of(-e.errno().number(), spawn.program(), "chdir", directory);
        }
    }

    private MemorySegment signals(SignalSet signals) {
        MemorySegment set = arena.allocate(SIGSET_BYTES, Long.BYTES);
        return set.copyFrom(signals.toSigset(arena).segment().asSlice(0, Sigset.SIZE));
    }

    private MemorySegment string(String text) {
        byte[] bytes = PathText.encode(text);
        return arena.allocate(bytes.length + 1L).copyFrom(MemorySegment.ofArray(bytes));
    }

    private void check(int error, String call) throws SpawnException {
        if (error != 0) throw SpawnException.of(-error, spawn.program(), call);
    }
}
