package dev.jsyscall.linux.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.Errno;
import dev.jsyscall.ErrnoException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** That something fails, and why. */
public final class Fails {
    private Fails() {}

    /** Asserts that a call fails with one of some errnos. */
    public static void with(ThrowingCallable call, Integer... errnos) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ErrnoException.class,
                e -> assertThat(e.errno()).as(e.getMessage()).isIn(Stream.of(errnos).map(Errno::of).toList()));
    }
}
