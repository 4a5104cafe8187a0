package dev.jsyscall.linux.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.swap.SWAP_FLAG;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** No test turns swap on: it would be the whole machine's. */
class SwapTest {
    private static final Predicate<Throwable> REFUSED =
            e -> e instanceof ErrnoException error && (error.is(E.INVAL) || error.is(E.PERM) || error.is(E.NOSYS));

    @Test
    void prioritiesAreFlags() {
        assertThat(Swap.priority(5)).isEqualTo(SWAP_FLAG.PREFER | 5).isEqualTo(SWAP_FLAG.parse("prefer, 5"));
        assertThat(Swap.priority(32767)).isEqualTo(SWAP_FLAG.PREFER | SWAP_FLAG.PRIO_MASK);
        assertThatThrownBy(() -> Swap.priority(32768)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Swap.priority(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberInWordsIsAPriority() {
        assertThat(Swap.flags("prefer, 5, discard")).isEqualTo(SWAP_FLAG.PREFER | SWAP_FLAG.DISCARD | 5);
        assertThat(Swap.flags("")).isZero();
        for (String words : new String[] {"prefer, 70000", "prefer|-1", "32768"}) {
            assertThatThrownBy(() -> Swap.on("/dev/null", words)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a priority is 0 to 32767, not ");
        }
    }

    @Test
    void whatIsNoSwapSpaceIsRefused() {
        assertThatThrownBy(() -> Swap.on("/dev/null", "prefer, 5")).matches(REFUSED);
        assertThatThrownBy(() -> Swap.off("/dev/null")).matches(REFUSED);
    }

    @Test
    void theListIsRead() throws Exception {
        assertThat(Swap.list()).allSatisfy(space -> assertThat(space.size()).isGreaterThanOrEqualTo(space.used()));
        assertThat(Swap.Space.parse("/swap\\040file   file\t\t1048572\t\t12\t\t-2"))
                .isEqualTo(new Swap.Space("/swap file", "file", 1048572L * 1024, 12 * 1024, -2));
        assertThat(Swap.Space.parse("/a\r\f\u000bb partition 4 0 1").path()).isEqualTo("/a\r\f\u000bb");
    }
}
