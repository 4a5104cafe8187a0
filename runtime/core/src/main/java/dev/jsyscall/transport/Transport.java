package dev.jsyscall.transport;

import dev.jsyscall.Machine;
import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The choice between the two ways into the kernel, made once.
 *
 * <p>Machine code of our own is first. Where the process is refused executable memory the C library's {@code syscall} takes over by
 * itself; {@code -Djsyscall.transport=libc} asks for that from the start, {@code =stub} rules it out. As in the platform's own search, a
 * problem is kept, so that every use gets the sentence that explains it.
 */
public final class Transport {
    /** Whether calls go through stubs; if not, {@link LibcCall} makes them, provided that {@link #require} does not object. */
    public static final boolean STUBS;

    /** Whether system calls take seven words. */
    public static final boolean WIDE;

    private static final int PAGE_SIZE;
    private static final @Nullable Stubs REGION;
    private static final @Nullable String PROBLEM;
    private static final @Nullable Throwable CAUSE;

    static {
        Stubs region = null;
        String problem = null;
        Throwable cause = null;
        int pageSize = 0;
        boolean wide = false;
        try {
            wide = Machine.current().stubWords() > 6;
            if (!Platform.callsEnabled()) {
                problem = "system calls are disabled: these are the tables of " + Platform.arch() + ", not of this machine";
            } else {
                pageSize = (int) Shape.call(Shape.libc("getpagesize"));
                String wanted = System.getProperty("jsyscall.transport", "");
                if (!wanted.equals("libc")) region = Stubs.install(Machine.current(), pageSize);
                if (region == null) {
                    if (wanted.equals("stub")) problem = "this process is refused executable memory, and jsyscall.transport=stub needs it";
                    else LibcCall.prepare();
                }
            }
        } catch (IllegalStateException e) {
            problem = e.getMessage();
            cause = e;
        } catch (Throwable e) {
            cause = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
            problem = cause instanceof IllegalCallerException ? denied() : "native code cannot be called: " + cause;
        }
        STUBS = region != null;
        WIDE = wide;
        REGION = region;
        PAGE_SIZE = pageSize;
        PROBLEM = problem;
        CAUSE = cause;
    }

    private Transport() {}

    private static String denied() {
        Module module = Transport.class.getModule();
        String name = module.isNamed() ? module.getName() : "ALL-UNNAMED";
        return "native access is denied to jsyscall: start java with --enable-native-access=" + name;
    }

    /** What {@link Shape#HANDLE} is to jump to for a number; NULL where calls do not go through stubs. */
    public static MemorySegment entry(int number) {
        if (REGION == null || number == Syscall.ABSENT) return MemorySegment.NULL;
        MemorySegment entry = REGION.entry(number);
        if (entry != null) return entry;
        entry = install(Machine.current().syscall(), number);
        if (entry == null) throw new IllegalStateException("this process is refused more executable memory");
        return entry;
    }

    /** The address of machine code with a number baked in; the same one for the same code. Null if executable memory is refused. */
    public static @Nullable MemorySegment install(Machine.Code code, long number) {
        require();
        return Fragments.install(code, number);
    }

    /** The name of the transport as the system property has it. */
    public static String name() {
        require();
        return STUBS ? "stub" : "libc";
    }

    /** The size of a page in bytes. */
    public static int pageSize() {
        require();
        return PAGE_SIZE;
    }

    /** Throws unless native code can be called. */
    public static void require() {
        if (PROBLEM != null) throw new IllegalStateException(PROBLEM, CAUSE);
    }

    /** What a method handle threw, for throwing on: it declares all, but checked exceptions never come out of native code. */
    public static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof RuntimeException e) return e;
        if (thrown instanceof Error e) throw e;
        return new IllegalStateException(thrown);
    }
}
