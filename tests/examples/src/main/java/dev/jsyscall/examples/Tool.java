package dev.jsyscall.examples;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.PathText;
import dev.jsyscall.linux.abi.file.STD;
import dev.jsyscall.linux.file.ByteSink;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes a decent command of an example, which Java launches by the {@link #main} it inherits. A failure is a line on standard error,
 * after which the rest is done all the same; the exit status tells of it. Output that cannot be written ends everything.
 */
abstract class Tool {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** How it ends. */
    int status;
    /** Standard error. */
    PrintStream errors = System.err;
    /** Standard output. */
    final ByteSink out = new Output();
    HasFd stdout = BorrowedFd.of(STD.OUT);

    private final String usage;

    /** A part of the work. */
    interface Part {
        void run() throws IOException;
    }

    /** What is done for each operand. */
    interface Work {
        void on(String operand) throws IOException;
    }

    Tool(String operands) {
        usage = ("usage: " + getClass().getSimpleName() + " " + operands).strip();
    }

    /** Does the work. Arguments that make no sense are an {@link IllegalArgumentException}, which ends it with a line about its usage. */
    abstract void run(String... arguments) throws IOException;

    final void main(String[] arguments) {
        System.exit(start(arguments));
    }

    /** Does the work, and answers with the exit status. */
    final int start(String... arguments) {
        try {
            attempt(() -> run(arguments));
        } catch (IllegalArgumentException e) {
            if (e.getMessage() != null) complain(e.getMessage());
            errors.println(usage);
            status = MISUSED;
        } catch (OutputFailed e) {
            complain(e.getMessage());
        }
        return status;
    }

    static void require(boolean sensible) {
        if (!sensible) throw new IllegalArgumentException();
    }

    final void each(String[] operands, Work work) {
        for (String operand : operands) attempt(() -> work.on(operand));
    }

    final void attempt(Part part) {
        try {
            part.run();
        } catch (IOException | UnsupportedOperationException e) {
            complain(e.getMessage());
        } catch (UncheckedIOException e) {
            complain(Objects.requireNonNull(e.getCause()).getMessage());
        }
    }

    final void complain(@Nullable String message) {
        errors.println(getClass().getSimpleName() + ": " + message);
        status = FAILED;
    }

    /** Prints a line; a file's name in it is the bytes that the kernel knows, whether or not they are text. */
    final void println(String line) throws ErrnoException {
        out.writeFully(PathText.encode(line + "\n"));
    }

    private final class Output implements ByteSink {
        @Override
        public Fd fd() {
            return stdout.fd();
        }

        @Override
        public long write(MemorySegment data) {
            try {
                return ByteSink.super.write(data);
            } catch (ErrnoException e) {
                throw new OutputFailed(e);
            }
        }

        @Override
        public int write(byte[] data, int from, int length) {
            try {
                return ByteSink.super.write(data, from, length);
            } catch (ErrnoException e) {
                throw new OutputFailed(e);
            }
        }
    }

    private static final class OutputFailed extends RuntimeException {
        OutputFailed(ErrnoException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
