package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("abi")
class NativeTest {

    @Test
    void linksByShape() throws Throwable {
        MethodHandle strlen = Native.link(null, "l(a)", -1, false, true, "strlen");
        MethodHandle abs = Native.link(null, "i(i)", -1, false, false, "no_such_abs", "abs");
        MethodHandle sqrt = Native.link("libm.so.6", "d(d)", -1, false, true, "sqrt");
        try (Arena arena = Arena.ofConfined()) {
            assertThat((long) strlen.invokeExact(arena.allocateFrom("four"))).isEqualTo(4);
            assertThat((int) abs.invokeExact(-3)).isEqualTo(3);
            assertThat((double) sqrt.invokeExact(9.0)).isEqualTo(3.0);
        }
    }

    @Test
    void passesVariadicArguments() throws Throwable {
        MethodHandle snprintf = Native.link(null, "i(alaijd)", 3, false, false, "snprintf");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(64);
            int length = (int) snprintf.invokeExact(text, 64L, arena.allocateFrom("%d %lld %.1f"), -7, 1L << 40, 2.5);
            assertThat(text.getString(0)).isEqualTo("-7 1099511627776 2.5").hasSize(length);
        }
    }

    @Test
    void capturesErrno() throws Throwable {
        MethodHandle close = Native.link(null, "i(i)", -1, true, false, "close");
        MemorySegment state = Native.state();
        assertThat((int) close.invokeExact(state, -1)).isEqualTo(-1);
        assertThat(Native.errno(state)).isEqualTo(9);
        assertThat(Native.state()).isSameAs(state);
    }

    @Test
    void linksFunctionsWithoutAResult() throws Throwable {
        MethodHandle free = Native.link(null, "v(a)", -1, false, false, "free");
        free.invokeExact(MemorySegment.NULL);
        assertThat(free.type().returnType()).isEqualTo(void.class);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(Native.has(null, "no_such", "read")).isTrue();
        assertThat(Native.has(null, "no_such")).isFalse();
        MethodHandle noFunction = Native.link(null, "l(il)", -1, true, false, "no_such", "nor_this");
        MethodHandle noLibrary = Native.link("libnosuch.so", "v()", -1, false, false, "x");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> use((long) noFunction.invokeExact(Native.state(), 1, 2L)))
                    .isInstanceOf(IllegalStateException.class).hasMessage("the C library has no function no_such or nor_this");
            assertThatThrownBy(() -> run(noLibrary))
                    .isInstanceOf(IllegalStateException.class).hasMessage("there is no library libnosuch.so here");
        }
        assertThatThrownBy(() -> Native.address(null, "no_such")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Native.link(null, "q()", -1, false, false, "abs")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void run(MethodHandle function) throws Throwable {
        function.invokeExact();
    }

    private static void use(long result) {
        assertThat(result).isZero();
    }
}
