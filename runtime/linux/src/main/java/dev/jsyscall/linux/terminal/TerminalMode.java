package dev.jsyscall.linux.terminal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.termios.TCSA;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Other settings of a terminal for a while: {@code try (var raw = terminal.raw()) { … }}.
 *
 * <p>Closing brings back what was set before. So does the end of the Java VM, if it shuts down in order: by {@code System.exit}, after its
 * last thread, by INT, TERM or HUP. What was opened last is closed first.
 */
public final class TerminalMode implements AutoCloseable {
    private static final Deque<TerminalMode> OPEN = new ArrayDeque<>();
    private static boolean hooked;

    private final Terminal terminal;
    private final TerminalSettings former;

    private TerminalMode(Terminal terminal, TerminalSettings former) {
        this.terminal = terminal;
        this.former = former;
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
        synchronized (OPEN) {
            while (!OPEN.isEmpty()) {
                try {
                    OPEN.peek().close();
                } catch (ErrnoException gone) {
                    // A terminal that hung up, or whose descriptor was closed, needs no restoring.
                }
            }
        }
    }

    private boolean forget() {
        synchronized (OPEN) {
            return OPEN.remove(this);
        }
    }

    /** The settings that come back. */
    public TerminalSettings former() {
        return former;
    }

    /** Brings back the former settings, when all output has gone. May block. */
    @Override
    public void close() throws ErrnoException {
        if (forget()) terminal.set(former, TCSA.DRAIN);
    }
}
