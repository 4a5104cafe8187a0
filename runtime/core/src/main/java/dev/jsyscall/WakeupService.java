package dev.jsyscall;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The one wakeup service, looked for when it is first needed. */
final class WakeupService {
    static final @Nullable Wakeup INSTANCE = find();

    private WakeupService() {}

    /** A service that cannot start must not keep a descriptor from being closed: waiting threads then come back when they do. */
    private static @Nullable Wakeup find() {
        try {
            return ServiceLoader.load(Wakeup.class, Wakeup.class.getClassLoader()).findFirst().orElse(null);
        } catch (ServiceConfigurationError e) {
            System.getLogger("dev.jsyscall").log(System.Logger.Level.WARNING, "close does not wake threads that wait", e);
            return null;
        }
    }
}
