package dev.jsyscall;

import dev.jsyscall.transport.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operating system as a binding describes it, and the questions everything asks about the running one.
 *
 * <p>A binding provides one instance as a service. Its methods answer from literals alone, because they are called while the classes
 * that ask are still being initialised.
 *
 * <p>The system property {@code jsyscall.arch} chooses another architecture's tables, to read foreign data or for tests. System calls
 * are then disabled, unless it names the architecture that runs anyway.
 */
public abstract class Platform {

    /** For a binding's one instance. */
    protected Platform() {}

    /**
     * The platform whose tables are in use.
     *
     * @throws IllegalStateException if no binding on the class or module path is for this operating system and architecture
     */
    public static Platform current() {
        return Host.platform();
    }

    /**
     * The architecture whose tables are in use, by its name in the specs: {@code x86_64}, {@code aarch64}, …
     *
     * @throws IllegalStateException if no binding on the class or module path is for this operating system and architecture
     */
    public static String arch() {
        return Host.arch();
    }

    /** Whether C's {@code long} and pointers have 64 bits. */
    public static boolean is64Bit() {
        return Host.machine().wordBytes() == 8;
    }

    /** Whether the least significant byte comes first. */
    public static boolean isLittleEndian() {
        return Host.machine().littleEndian();
    }

    /** Whether the tables are this machine's, so that its kernel can be called. */
    public static boolean callsEnabled() {
        return Host.CALLS_ENABLED;
    }

    /**
     * The size of a memory page in bytes, as the C library tells it.
     *
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public static int pageSize() {
        return Transport.pageSize();
    }

    /** Whether system calls go through machine code of our own ({@code stub}) or the C library's {@code syscall} ({@code libc}). */
    public static String transport() {
        return Transport.name();
    }

    /** The number of the system call in a role on the running architecture, or {@link Syscall#ABSENT}; see {@link #call(String)}. */
    public static int numberOf(String role) {
        return Host.platform().call(role);
    }

    /** The value in a role on the running architecture; see {@link #value(String)}. */
    public static long valueOf(String role) {
        return Host.platform().value(role);
    }

    /**
     * The value itself. Generated constants that differ on some architecture, be it one without tables yet, are initialised through this,
     * so that the compiler never copies them into the classes that use them.
     */
    public static int varying(int value) {
        return value;
    }

    /** As {@link #varying(int)}. */
    public static long varying(long value) {
        return value;
    }

    /** The operating system's name, which {@code os.name} begins with, blanks and case aside: {@code linux}. */
    protected abstract String os();

    /** The name in the specs of the architecture that Java calls {@code osArch} ({@code amd64}), or null if there is none. */
    protected abstract @Nullable String archNamed(String osArch);

    /** The architectures that have tables, in the order of their names. */
    protected abstract List<String> arches();

    /** What the call transport must know about {@code arch}, which is one of {@link #arches()}. */
    protected abstract Machine machine(String arch);

    /** The error numbers of the running architecture. */
    protected abstract FlagTable errnos();

    /** What the error number means on the running architecture, in a few words, or null if it is unknown. */
    protected abstract @Nullable String errnoText(int errno);

    /**
     * The running architecture's number of the system call in a role: {@code close}, {@code thread_id}.
     *
     * @return the number, or {@link Syscall#ABSENT}
     */
    protected abstract int call(String role);

    /** The value in a role on the running architecture: {@code unsupported} is the errno of a missing system call. */
    protected abstract long value(String role);

    /** A fragment of machine code by role on the running architecture ({@code handler}, {@code restorer}), or null if it has none. */
    protected abstract Machine.@Nullable Code code(String role);
}
