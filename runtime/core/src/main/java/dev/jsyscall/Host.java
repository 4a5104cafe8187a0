package dev.jsyscall;

import java.util.Locale;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where we run, found out once.
 *
 * <p>Apart from {@link Platform} so that finding the platform never waits for the initialisation of a class that waits for this one.
 * A problem is kept and not thrown: whoever needs the answer gets the sentence, each time, and not just the first.
 */
final class Host {
    static final boolean CALLS_ENABLED;

    private static final @Nullable Platform PLATFORM;
    private static final @Nullable Machine MACHINE;
    private static final @Nullable String ARCH;
    private static final @Nullable String PROBLEM;

    static {
        String osName = System.getProperty("os.name", "");
        String osArch = System.getProperty("os.arch", "");
        String asked = System.getProperty("jsyscall.arch");
        Platform platform = find(osName, asked != null);
        String running = platform == null || !isFor(platform, osName) ? null : platform.archNamed(osArch);
        String arch = asked != null ? asked : running;
        String problem = null;
        if (platform == null) {
            problem = "jsyscall has no binding for " + osName + " on the class or module path";
        } else if (arch == null) {
            problem = "jsyscall does not know the architecture " + osArch + "; it knows " + String.join(", ", platform.arches());
        } else if (!platform.arches().contains(arch)) {
            problem = "jsyscall.arch=" + arch + " is not an architecture that jsyscall knows: " + String.join(", ", platform.arches());
        }
        PLATFORM = platform;
        ARCH = problem == null ? arch : null;
        MACHINE = problem == null && platform != null && arch != null ? platform.machine(arch) : null;
        PROBLEM = problem;
        CALLS_ENABLED = problem == null && arch != null && arch.equals(running);
    }

    private Host() {}

    /** The platform of this operating system, or any if tables are all that is wanted. */
    private static @Nullable Platform find(String osName, boolean any) {
        Platform found = usual(osName);
        if (found != null) return found;
        for (Platform platform : ServiceLoader.load(Platform.class, Platform.class.getClassLoader())) {
            if (isFor(platform, osName)) return platform;
            if (any) found = platform;
        }
        return found;
    }

    /**
     * The binding that has the usual name for this operating system, {@code dev.jsyscall.os.abi.OsPlatform}, or null. It is a service
     * like any other; to look it up as one would be a tenth of a cold start.
     */
    private static @Nullable Platform usual(String osName) {
        if (osName.isEmpty()) return null;
        String name = "dev.jsyscall." + osName.toLowerCase(Locale.ROOT) + ".abi." + osName + "Platform";
        try {
            return (Platform) Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException notThere) {
            return null;
        }
    }

    private static boolean isFor(Platform platform, String osName) {
        return osName.replace(" ", "").toLowerCase(Locale.ROOT).startsWith(platform.os());
    }

    static Platform platform() {
        if (PLATFORM == null || ARCH == null) throw unknown();
        return PLATFORM;
    }

    static Machine machine() {
        if (MACHINE == null) throw unknown();
        return MACHINE;
    }

    static String arch() {
        if (ARCH == null) throw unknown();
        return ARCH;
    }

    private static IllegalStateException unknown() {
        return new IllegalStateException(PROBLEM);
    }
}
