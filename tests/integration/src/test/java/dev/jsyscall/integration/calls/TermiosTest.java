package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.termios.LFLAG;
import dev.jsyscall.linux.abi.termios.Termios;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import dev.jsyscall.linux.abi.termios.Winsize;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Device requests, whose numbers are computed from records on some architectures. */
@Tag("abi")
class TermiosTest {
    @Test
    void aTerminalHasASizeAndSettings() throws Exception {
        try (OwnedFd terminal = FcntlCalls.openat("/dev/ptmx", "rdwr, noctty, cloexec"); Arena arena = Arena.ofConfined()) {
            Winsize size = Winsize.allocate(arena).row(33).col(101);
            TermiosCalls.tiocswinsz(terminal, size);
            Winsize now = Winsize.allocate(arena);
            TermiosCalls.tiocgwinsz(terminal, now);
            assertThat(now.row()).isEqualTo(33);
            assertThat(now.col()).isEqualTo(101);

            Termios settings = Termios.allocate(arena);
            TermiosCalls.tcgets(terminal, settings);
            assertThat(settings.lflag() & LFLAG.ECHO).isEqualTo(LFLAG.ECHO);
            settings.lflag(settings.lflag() & ~LFLAG.ECHO);
            TermiosCalls.tcsets(terminal, settings);
            TermiosCalls.tcgets(terminal, settings);
            assertThat(settings.lflag() & LFLAG.ECHO).isZero();
        }
    }

    @Test
    void aFileIsNoTerminal() throws Exception {
        try (OwnedFd zero = FcntlCalls.openat("/dev/zero", "rdonly"); Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> TermiosCalls.tiocgwinsz(zero, Winsize.allocate(arena)))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.NOTTY)).isTrue());
        }
    }
}
