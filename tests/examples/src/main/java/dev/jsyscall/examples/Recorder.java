package dev.jsyscall.examples;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.linux.abi.file.STD;
import dev.jsyscall.linux.file.ByteSink;
import dev.jsyscall.linux.file.ByteSource;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.ExitStatus;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.signal.Signals;
import dev.jsyscall.linux.terminal.Pty;
import dev.jsyscall.linux.terminal.Terminal;
import dev.jsyscall.linux.terminal.WindowSize;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Runs a shell command on a terminal of its own, shows what it prints, and records it with its times, as asciinema does: a line that tells
 * the window's size, then a line for each piece of output, {@code [0.512, "o", "text"]}.
 */
public final class Recorder {
    private static final int CHUNK = 4096;
    private static final double NANOS = 1e9;

    private final ByteSink recording;
    private final long start = System.nanoTime();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);

    private Recorder(ByteSink recording) {
        this.recording = recording;
    }

    /** The arguments are a file to record to, and a command for the shell, which is used through this program's terminal. */
    public static void main(String[] arguments) throws IOException {
        Terminal screen = Terminal.of(STD.IN);
        ExitStatus end;
        try (Pty pty = Pty.open(screen.windowSize());
                OpenFile file = OpenFile.open(arguments[0], "wronly, creat, trunc, cloexec", "0644");
                Signals resized = Signals.open("winch");
                var raw = screen.raw()) {
            alongside(() -> copy(screen, pty));
            alongside(() -> {
                while (true) {
                    resized.next();
                    pty.windowSize(screen.windowSize());
                }
            });
            end = record(arguments[1], pty, file, () -> BorrowedFd.of(STD.OUT));
        }
        System.exit(end.shellCode());
    }

    static ExitStatus record(String command, Pty pty, ByteSink recording, ByteSink screen) throws IOException {
        WindowSize size = pty.windowSize();
        Recorder recorder = new Recorder(recording);
        recorder.line("{\"version\": 2, \"width\": %d, \"height\": %d}", size.columns(), size.rows());
        Terminal terminal = pty.terminal();
        try (Child shell = Spawn.of("/bin/sh", "-c", command).stdin(terminal).stdout(terminal).stderr(terminal)
                .controllingTerminal(terminal).start()) {
            terminal.close();       // the shell has it now; reading ends when nobody has
            ByteBuffer output = ByteBuffer.allocateDirect(CHUNK);
            while (pty.read(output) > 0) {
                output.flip();
                screen.writeFully(MemorySegment.ofBuffer(output));
                recorder.output(output);
                output.compact();   // half a character may be left
            }
            return shell.await();
        }
    }

    private void output(ByteBuffer bytes) throws IOException {
        CharBuffer text = CharBuffer.allocate(CHUNK);
        decoder.decode(bytes, text, false);
        line("[%.6f, \"o\", %s]", (System.nanoTime() - start) / NANOS, quoted(text.flip()));
    }

    private void line(String format, Object... values) throws IOException {
        recording.writeString(String.format(Locale.ROOT, format, values) + "\n");
    }

    private static String quoted(CharSequence text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') quoted.append('\\').append((char) c);
            else if (c < ' ' || c == '\u007f') quoted.append(String.format("\\u%04x", c));
            else quoted.append((char) c);
        });
        return quoted.append('"').toString();
    }

    private static void copy(ByteSource from, ByteSink to) throws IOException {
        byte[] keys = new byte[CHUNK];
        for (int count = from.read(keys); count > 0; count = from.read(keys)) to.writeFully(Arrays.copyOf(keys, count));
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Begins work that ends with this program, or when what it waits on is closed. */
    private static void alongside(Work work) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
