package dev.jsyscall;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The one wakeup service, looked for when it is first needed. */
final class WakeupService {
    static final @Nullable Wakeup INSTANCE =
            ServiceLoader.load(Wakeup.class, Wakeup.class.getClassLoader()).findFirst().orElse(null);

    private WakeupService() {}
}
