package dev.jsyscall.linux.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.termios.N;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.raw.CredRaw;
import dev.jsyscall.linux.signal.Signals;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.ForkedJvm;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PtyTest {
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

    private String readHere(int length) throws Exception {
        byte[] bytes = new byte[length];
        pty.readFully(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private String readThere(int length) throws Exception {
        byte[] bytes = new byte[length];
        int count = pty.terminal().read(bytes);
        return new String(bytes, 0, count, StandardCharsets.US_ASCII);
    }

    @Test
    void knowsItsName() throws Exception {
        assertThat(pty.name()).isEqualTo("/dev/pts/" + pty.number());
        assertThat(pty.terminal().name()).contains(pty.name());
        try (Terminal again = Terminal.open(pty.name())) {
            assertThat(again.name()).contains(pty.name());
        }
    }

    @Test
    void whatIsATerminal() throws Exception {
        assertThat(Terminal.isTerminal(pty)).isTrue();
        assertThat(Terminal.isTerminal(pty.terminal())).isTrue();
        try (OpenFile file = OpenFile.open("/dev/null", "rdwr, cloexec")) {
            assertThat(Terminal.isTerminal(file)).isFalse();
            assertThatThrownBy(() -> Terminal.of(file)).isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.NOTTY)).isTrue());
        }
    }

    @Test
    void editsLinesAndEchoes() throws Exception {
        assertThat(pty.terminal().settings().has("echo icanon isig opost onlcr")).isTrue();
        pty.write(bytes("hellp\u007fo\n"));
        assertThat(readThere(100)).isEqualTo("hello\n");
        assertThat(readHere(10)).isEqualTo("hellp\b \bo\r");
        assertThat(readHere(1)).isEqualTo("\n");
        pty.terminal().write(bytes("x\n"));
        assertThat(readHere(3)).isEqualTo("x\r\n");
    }

    @Test
    void holdsSpeeds() throws Exception {
        TerminalSettings settings = pty.terminal().settings();
        pty.terminal().set(settings.withSpeed(115_200), "drain");
        assertThat(pty.terminal().settings().outputSpeed()).isEqualTo(115_200);
        pty.terminal().set(settings.withSpeed(12_345));
        assertThat(pty.terminal().settings().outputSpeed()).isEqualTo(12_345);
        assertThat(pty.terminal().settings().inputSpeed()).isEqualTo(12_345);
    }

    @Test
    void knowsItsWindow() throws Exception {
        assertThat(pty.terminal().windowSize()).isEqualTo(WindowSize.of(25, 80)).hasToString("{ws_row=25, ws_col=80, ws_xpixel=0, ws_ypixel=0}");
        pty.terminal().windowSize(new WindowSize(40, 132, 800, 600));
        assertThat(pty.windowSize()).isEqualTo(new WindowSize(40, 132, 800, 600));
    }

    @Test
    void countsAndDiscardsWhatWaits() throws Exception {
        pty.write(bytes("abc\n"));
        while (pty.terminal().readable() < 4) Thread.onSpinWait();      // the line discipline works on its own time
        pty.terminal().discard("iflush");
        assertThat(pty.terminal().readable()).isZero();
        pty.terminal().flow("ooff");
        pty.terminal().flow("oon");
        pty.terminal().drain();
        assertThat(pty.terminal().unsent()).isGreaterThanOrEqualTo(0);
        pty.terminal().serial().sendBreak();
    }

    @Test
    void endsWhenTheTerminalIsClosed() throws Exception {
        pty.terminal().write(bytes("last"));
        pty.terminal().close();
        assertThat(readHere(4)).isEqualTo("last");
        assertThat(pty.read(new byte[10])).isZero();
    }

    @Test
    void theEndIsTheSameForEveryKindOfReading() throws Exception {
        pty.terminal().close();
        try (Arena arena = Arena.ofConfined()) {
            assertThat(pty.readv(arena.allocate(3), arena.allocate(4))).isZero();
            assertThat(pty.read(arena.allocate(3))).isZero();
            assertThat(pty.readAll()).isEmpty();
        }
    }

    @Test
    void mayBeExclusive() throws Exception {
        assertThat(pty.terminal().isExclusive()).isFalse();
        pty.terminal().exclusive(true);
        assertThat(pty.terminal().isExclusive()).isTrue();
        if (CredRaw.geteuid() != 0) Fails.with(() -> Terminal.open(pty.name()), E.BUSY);
        pty.terminal().exclusive(false);
        Terminal.open(pty.name()).close();
    }

    @Test
    void hasALineDiscipline() throws Exception {
        assertThat(pty.terminal().lineDiscipline()).isEqualTo(N.TTY);
        pty.terminal().lineDiscipline("tty");
        assertThat(pty.terminal().lineDiscipline()).isEqualTo(pty.terminal().settings().line());
        Fails.with(() -> pty.terminal().lineDiscipline(1000), E.INVAL, E.PERM);
    }

    @Test
    void isNoSerialLine() throws Exception {
        SerialLine serial = pty.terminal().serial();
        Fails.with(serial::modemLines, E.NOTTY, E.INVAL);
        Fails.with(() -> serial.modemLines("dtr, rts"), E.NOTTY, E.INVAL);
        Fails.with(() -> serial.raise("dtr"), E.NOTTY, E.INVAL);
        Fails.with(() -> serial.lower("dtr"), E.NOTTY, E.INVAL);
        serial.sendBreak(Duration.ofMillis(1)); // goes nowhere
        serial.beginBreak();
        serial.endBreak();
        for (Duration none : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThatThrownBy(() -> serial.sendBreak(none)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("up to a day");
        }
    }

    @Test
    void settingsCountFromATimeThatThereIs() throws Exception {
        TerminalSettings settings = pty.terminal().settings();
        assertThatThrownBy(() -> pty.terminal().set(settings, 7)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("now, drain or flush");
    }

    @Test
    void tellsInPacketModeWhatHappened() throws Exception {
        pty.packetMode(true);
        pty.terminal().write(bytes("x"));
        assertThat(readHere(2)).isEqualTo("\0x");
    }

    @Test
    void isNobodysTerminal() throws Exception {
        JobControl jobs = pty.terminal().jobs();
        assertThatThrownBy(jobs::session).isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.NOTTY)).isTrue());
        assertThatThrownBy(jobs::foreground).isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.NOTTY)).isTrue());
        pty.signal(SIG.INT);      // to nobody
        pty.signal("quit");
    }

    /** A shell that leads a session of its own: the terminal that it opens becomes the session's, and Ctrl-D ends its input. */
    @Test
    void belongsToASession() throws Exception {
        Process shell = new ProcessBuilder("setsid", "sh", "-c", "exec <\"$0\" >\"$0\" 2>&1; echo $$; stty size; cat",
                pty.name()).start();
        int session = Integer.parseInt(line());
        assertThat(line()).isEqualTo("25 80");
        assertThat(new JobControl(pty.fd()).foreground()).isEqualTo(session);
        assertThat(new JobControl(pty.fd()).session()).isEqualTo(session);
        pty.write(bytes("typed\n"));
        assertThat(line()).as("echo").isEqualTo("typed");
        assertThat(line()).as("what cat says").isEqualTo("typed");
        pty.write(new byte[] {4});
        assertThat(shell.waitFor()).isZero();
    }

    /** What a full-screen program does: it is told of a new window size by a signal, and of Ctrl-C by a byte. */
    @Test
    void aProgramLearnsOfANewWindow() throws Exception {
        assumeTrue(Platform.transport().equals("stub"), "giving a program a controlling terminal needs machine code");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (Child program = Spawn.of(java, "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                WatchesWindow.class.getName()).stdin(pty.terminal()).stdout(pty.terminal()).stderr(pty.terminal())
                .controllingTerminal(pty.terminal()).start()) {
            assertThat(line()).isEqualTo("25 lines");
            pty.windowSize(WindowSize.of(50, 80));
            assertThat(line()).isEqualTo("50 lines");
            pty.write(new byte[] {3});
            assertThat(line()).isEqualTo("typed 3");
            assertThat(program.await().isSuccess()).isTrue();
        }
    }

    /** Who leads a session and gives up its terminal would be ended by HUP. */
    @Test
    void theLeaderOfASessionKeepsItsTerminal() throws Exception {
        Process leader = new ProcessBuilder(Stream.concat(
                Stream.of("setsid", "sh", "-c", "exec <\"$0\" >\"$0\" 2>&1; exec \"$@\"", pty.name()),
                ForkedJvm.command(GivesUp.class).stream()).toList()).start();
        assertThat(leader.waitFor()).isZero();
        assertThat(line()).isEqualTo("IllegalStateException: this process leads its session: giving up the terminal would end the Java VM");
    }

    static final class GivesUp {
        private GivesUp() {}

        public static void main(String[] arguments) throws Exception {
            try (Terminal terminal = Terminal.controlling()) {
                terminal.jobs().giveUp();
                Thread.sleep(1000); // for HUP to come, if it does
            } catch (IllegalStateException e) {
                System.out.println("IllegalStateException: " + e.getMessage());
            }
        }
    }

    static final class WatchesWindow {
        private WatchesWindow() {}

        public static void main(String[] arguments) throws Exception {
            try (Signals signals = Signals.open("winch"); Terminal terminal = Terminal.controlling(); TerminalMode raw = terminal.raw()) {
                terminal.writeString(terminal.windowSize().rows() + " lines\r\n");
                signals.next();
                terminal.writeString(terminal.windowSize().rows() + " lines\r\n");
                byte[] key = new byte[1];
                terminal.readFully(key);
                terminal.writeString("typed " + key[0] + "\r\n");
            }
        }
    }

    @Test
    void hangsUp() throws Exception {
        assumeThat(CredRaw.geteuid()).as("hanging up needs root").isZero();
        pty.terminal().jobs().hangUp();
        assertThat(Terminal.isTerminal(pty.terminal())).isFalse();
        assertThat(pty.terminal().read(new byte[1])).isZero();
        assertThatThrownBy(() -> pty.terminal().write(new byte[1])).isInstanceOfSatisfying(ErrnoException.class,
                e -> assertThat(e.is(E.IO)).isTrue());
    }

    private String line() throws Exception {
        StringBuilder text = new StringBuilder();
        for (String c = readHere(1); !c.equals("\n"); c = readHere(1)) {
            if (!c.equals("\r")) text.append(c);
        }
        return text.toString();
    }
}
