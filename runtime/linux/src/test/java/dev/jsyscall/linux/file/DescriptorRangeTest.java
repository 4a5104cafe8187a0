package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import org.junit.jupiter.api.Test;

class DescriptorRangeTest {
    /** Above what the JVM uses. */
    private static final int HIGH = 900;

    @Test
    void closesWhatLiesInIt() throws Exception {
        try (OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec")) {
            int one = FcntlCalls.fcntlDupfd(file.fd(), HIGH).release();
            int other = FcntlCalls.fcntlDupfd(file.fd(), one + 1).release();
            new DescriptorRange(one, one).close();
            assertThatThrownBy(() -> FcntlCalls.fcntlGetfd(BorrowedFd.of(one))).hasMessageContaining("EBADF");
            assertThat(FcntlCalls.fcntlGetfd(BorrowedFd.of(other))).isZero();
            new DescriptorRange(other, other).close();
        }
    }

    @Test
    void keepsThemFromProgramsThatAreStarted() throws Exception {
        try (OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec"); OpenFile high = OpenFile.of(FcntlCalls.fcntlDupfd(file.fd(), HIGH))) {
            assertThat(high.cloexec()).isFalse();
            DescriptorRange.from(HIGH).cloexec();
            assertThat(high.cloexec()).isTrue();
        }
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> new DescriptorRange(5, 4)).hasMessage("not a range of descriptors: 5 to 4");
        assertThatThrownBy(() -> DescriptorRange.from(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
