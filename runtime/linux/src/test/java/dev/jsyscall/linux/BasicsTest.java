package dev.jsyscall.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.Errno;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything else takes for granted. */
class BasicsTest {
    @Test
    void everyErrorHasATextOfItsOwn() {
        List<String> without = new ArrayList<>();
        for (int number = 1; number < 134; number++) {
            Errno errno = Errno.of(number);
            if (!errno.name().startsWith("E") || errno.text().startsWith("Unknown")) without.add(number + " " + errno.name());
        }
        // Two numbers that no error ever had: EWOULDBLOCK's and EDEADLOCK's places.
        assertThat(without).containsExactly("41 errno 41", "58 errno 58");
        assertThat(Errno.of(E.NOENT).text()).isEqualTo("No such file or directory");
    }

    @Test
    void anUnheardOfErrorIsAValueToo() {
        assertThat(Errno.of(4000).text()).isEqualTo("Unknown error 4000");
        assertThat(Errno.of(4000).name()).isEqualTo("errno 4000");
    }

    @Test
    void longsGoToTheKernelInHalvesAndLoseNothing() {
        for (long value : new long[] {0, 1, -1, 1L << 31, 1L << 32, 0x8000_0000_0000_0000L, 0x0123_4567_89ab_cdefL}) {
            long low = Syscall.low(value).address();
            long high = Syscall.high(value).address();
            assertThat(high << 32 | low & 0xffff_ffffL).isEqualTo(value);
            assertThat(low).isEqualTo((int) low);
            assertThat(high).isEqualTo((int) high);
        }
    }

    @Test
    void anyNumberCanBeADescriptor() {
        assertThat(BorrowedFd.of(18).number()).isEqualTo(18);
        assertThat(BorrowedFd.of(AT.FDCWD).number()).isEqualTo(-100);
    }

    @Test
    void noFlagsAreZeroAndNotAWordThatNobodyWrote() {
        assertThat(AT.format(0)).isEqualTo("0");
        assertThat(AT.format(AT.RECURSIVE)).isEqualTo("recursive");
        assertThat(AT.parse("statx_sync_as_stat")).isZero();
        assertThat(AT.format(AT.parse("statx_dont_sync"))).isEqualTo("statx_dont_sync");
    }

    @Test
    void aPathIsNotNull() {
        assertThatThrownBy(() -> FcntlCalls.openat(null, O.RDONLY, 0)).isInstanceOf(NullPointerException.class)
                .hasMessage("a path or text is null");
    }

    @Test
    void flagsAreNumbersAndWordsAlike() {
        assertThat(O.parse("rdonly")).isEqualTo(O.RDONLY);
        assertThat(O.parse("creat, excl, rdwr")).isEqualTo(O.CREAT | O.EXCL | O.RDWR);
        assertThat(O.parse("CREAT|O_EXCL|rdwr")).isEqualTo(O.CREAT | O.EXCL | O.RDWR);
        assertThat(O.parse("")).isZero();
        assertThat(O.parse("creat, excl, ~excl")).isEqualTo(O.CREAT);
        assertThatThrownBy(() -> O.parse("creat, nonsuch")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nonsuch");
    }
}
