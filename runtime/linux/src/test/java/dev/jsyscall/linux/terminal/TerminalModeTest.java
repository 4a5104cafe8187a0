package dev.jsyscall.linux.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TerminalModeTest {
    private Pty pty;

    @BeforeEach
    void open() throws ErrnoException {
        pty = Pty.open(WindowSize.of(25, 80));
    }

    @AfterEach
    void close() throws ErrnoException {
        pty.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String readThere(int length) throws Exception {
        byte[] bytes = new byte[length];
        int count = pty.terminal().read(bytes);
        return new String(bytes, 0, count, StandardCharsets.US_ASCII);
    }

    @Test
    void rawModeIsRestored() throws Exception {
        TerminalSettings before = pty.terminal().settings();
        try (TerminalMode raw = pty.terminal().raw()) {
            assertThat(raw.former()).isEqualTo(before);
            assertThat(pty.terminal().settings()).isEqualTo(before.raw());
            pty.write(bytes("a\u0003"));
            assertThat(readThere(100)).isEqualTo("a\u0003");
            try (TerminalMode cbreak = pty.terminal().mode(before.cbreak())) {
                assertThat(pty.terminal().settings().has("isig ~icanon")).isTrue();
            }
            assertThat(pty.terminal().settings()).isEqualTo(before.raw());
        }
        assertThat(pty.terminal().settings()).isEqualTo(before);
    }

    @Test
    void modesMayBeClosedInAnyOrder() throws Exception {
        TerminalSettings before = pty.terminal().settings();
        try (Terminal again = Terminal.open(pty.name()); Pty other = Pty.open()) {
            TerminalSettings beforeThere = other.terminal().settings();
            TerminalMode raw = pty.terminal().raw();
            TerminalMode elsewhere = other.terminal().raw();
            TerminalMode cbreak = again.mode(before.cbreak());
            TerminalMode last = pty.terminal().raw();
            raw.close();
            assertThat(cbreak.former()).isEqualTo(before);
            elsewhere.close();
            assertThat(other.terminal().settings()).isEqualTo(beforeThere);
            cbreak.close();
            assertThat(pty.terminal().settings()).isEqualTo(before.raw());
            last.close();
            assertThat(pty.terminal().settings()).isEqualTo(before);
            raw.close();
            assertThat(pty.terminal().settings()).isEqualTo(before);
        }
    }

    /** A Java VM that leaves raw mode on, by exiting or by being told to end, does not leave the terminal raw. */
    @Test
    void anEndOfTheVmRestoresTheTerminal() throws Exception {
        TerminalSettings before = pty.terminal().settings();
        for (String way : new String[] {"exit", "term"}) {
            Process vm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), LeavesRaw.class.getName(),
                    pty.name(), way).redirectErrorStream(true).start();
            assertThat(vm.inputReader().readLine()).isEqualTo("raw");
            assertThat(pty.terminal().settings().has("~icanon ~echo")).isTrue();
            if (way.equals("term")) vm.destroy();
            else vm.getOutputStream().close();
            vm.waitFor();
            assertThat(pty.terminal().settings()).as(way).isEqualTo(before);
        }
    }

    static final class LeavesRaw {
        private LeavesRaw() {}

        public static void main(String[] arguments) throws Exception {
            Terminal terminal = Terminal.open(arguments[0]);
            terminal.raw();
            System.out.println("raw");
            int ended = System.in.read();
            System.exit(ended);
        }
    }
}
