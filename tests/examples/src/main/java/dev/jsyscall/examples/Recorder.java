package dev.jsyscall.examples;

import dev.jsyscall.linux.abi.file.STD;
import dev.jsyscall.linux.file.ByteSink;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.signal.Signals;
import dev.jsyscall.linux.terminal.Pty;
import dev.jsyscall.linux.terminal.Terminal;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Runs a shell command on a terminal of its own, between that and this program's terminal, and records what it prints and when. */
final class Recorder extends Tool {
    private static final int CHUNK = 4096;

    Recorder() {
        super("FILE COMMAND");
    }

    @Override
    void run(String... arguments) throws IOException {
        require(arguments.length == 2);
        Terminal screen = Terminal.of(STD.IN);
        try (Pty pty = Pty.open(screen.windowSize());
                OpenFile file = OpenFile.open(arguments[0], "wronly, creat, trunc, cloexec", "0644");
                Signals resized = Signals.open("winch");
                var raw = screen.raw()) {
            meanwhile(() -> Cat.copy(screen, pty));
            meanwhile(() -> {
                while (true) {
                    resized.next();
                    pty.windowSize(screen.windowSize());
                }
            });
            record(arguments[1], pty, file);
        }
    }

    void record(String command, Pty pty, ByteSink file) throws IOException {
        Asciicast recording = new Asciicast(file, pty.windowSize());
        Terminal terminal = pty.terminal();
        try (Child shell = Spawn.of("/bin/sh", "-c", command).stdin(terminal).stdout(terminal).stderr(terminal)
                .controllingTerminal(terminal).start()) {
            terminal.close();       // the shell has it now; reading ends when nobody has
            ByteBuffer output = ByteBuffer.allocateDirect(CHUNK);
            for (int count = pty.read(output); count > 0; count = pty.read(output)) {
                out.writeFully(output.slice(output.position() - count, count));
                recording.output(output.flip());
                output.compact();   // half a character may be left
            }
            status = shell.await().shellCode();
        }
    }

    /** Work that ends with this program, or when what it waits for is closed. */
    private static void meanwhile(Part work) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // that is the end
            }
        });
    }
}
