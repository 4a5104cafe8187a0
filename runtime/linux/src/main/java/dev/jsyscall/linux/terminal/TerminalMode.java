package dev.jsyscall.linux.terminal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.termios.TCSA;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Other settings of a terminal for a while: {@code try (var raw = terminal.raw()) { … }}.
 *
 * <p>Closing brings back what was set before. So does the end of the Java VM, if it shuts down in order: by {@code System.exit}, after its
 * last thread, by INT, TERM or HUP. Modes of one terminal may be closed in any order: what was set before the first of them comes back
 * with the last.
 */
public final class TerminalMode implements AutoCloseable {
    /** The latest first. */
    private static final Deque<TerminalMode> OPEN = new ArrayDeque<>();
    private static boolean hooked;

    private final Terminal terminal;
    private final int device;
    private TerminalSettings former;

    private TerminalMode(Terminal terminal, TerminalSettings former) {
        this.terminal = terminal;
        this.former = former;
        device = device(terminal.fd());
    }

    /** Which terminal it is, whatever name it was opened by; where nobody tells, the descriptor says. */
    private static int device(Fd fd) {
        try {
            return TermiosCalls.tiocgdev(fd);
        } catch (ErrnoException e) {
            return -1 - fd.number();
        }
    }

    static TerminalMode open(Terminal terminal, TerminalSettings settings, TerminalSettings former) throws ErrnoException {
        TerminalMode mode = new TerminalMode(terminal, former);
        synchronized (OPEN) {
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new Thread(TerminalMode::closeAll, "terminal modes"));
                hooked = true;
            }
            // First noted, then set: an end of the VM in between restores what still is.
            OPEN.push(mode);
        }
        try {
            terminal.set(settings, TCSA.FLUSH);
        } catch (ErrnoException e) {
            mode.forget();
            throw e;
        }
        return mode;
    }

    private static void closeAll() {
        List<TerminalMode> modes;
        synchronized (OPEN) {
            modes = new ArrayList<>(OPEN);
            OPEN.clear();
        }
        for (TerminalMode mode : modes) {
            try {
                mode.terminal.set(mode.former, TCSA.NOW); // without waiting for output that may be stopped
            } catch (ErrnoException gone) {
                // a terminal that hung up, or whose descriptor was closed, needs no restoring
            }
        }
    }

    /** Whether nobody else brings back what was set before: it was open, and the latest of its terminal. */
    private boolean forget() {
        synchronized (OPEN) {
            TerminalMode next = null;
            for (TerminalMode mode : OPEN) {
                if (mode == this) break;
                if (mode.device == device) next = mode;
            }
            if (!OPEN.remove(this)) return false;
            if (next != null) next.former = former;
            return next == null;
        }
    }

    /** The settings that come back. */
    public TerminalSettings former() {
        synchronized (OPEN) {
            return former;
        }
    }

    /** Brings back the former settings, when all output has gone. May block. If a later mode is open, that will do so when it is closed. */
    @Override
    public void close() throws ErrnoException {
        if (forget()) terminal.set(former(), TCSA.DRAIN);
    }
}
