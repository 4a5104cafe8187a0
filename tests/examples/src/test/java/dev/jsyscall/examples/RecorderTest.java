package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.file.PipePair;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.terminal.Pty;
import dev.jsyscall.linux.terminal.WindowSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecorderTest {
    private static final Pattern PIECE = Pattern.compile("\\[[0-9]+\\.[0-9]{6}, \"o\", \"(.*)\"]");

    private Path recording;

    @BeforeEach
    void file(@TempDir Path folder) {
        recording = folder.resolve("recording");
    }

    private static void assumeSessions() {
        assumeTrue(Platform.transport().equals("stub"), "starting a program in a session of its own needs machine code");
    }

    private Ran record(String command, byte[] keys) throws Exception {
        assumeSessions();
        Recorder recorder = new Recorder();
        return Ran.of(recorder, () -> {
            try (Pty pty = Pty.open(WindowSize.of(30, 100));
                    OpenFile file = OpenFile.open(recording.toString(), "wronly, creat, trunc, cloexec", "0600")) {
                pty.writeFully(keys);
                recorder.record(command, pty, file);
                return recorder.status;
            }
        });
    }

    /** The output of all pieces, as it was recorded. */
    private String output() throws Exception {
        List<String> lines = Files.readAllLines(recording);
        assertThat(lines.getFirst()).isEqualTo("{\"version\": 2, \"width\": 100, \"height\": 30}");
        assertThat(lines.subList(1, lines.size())).isNotEmpty().allMatch(PIECE.asMatchPredicate());
        StringBuilder all = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) all.append(PIECE.matcher(line).replaceFirst("$1"));
        return all.toString();
    }

    @Test
    void recordsWhatACommandPrintsOnItsTerminal() throws Exception {
        Ran ran = record("stty size; printf '\\033[1mb\"ld\\033[m\\n'; printf 'gr\\303\\274n\\n'; tty >/dev/tty; exit 3", new byte[0]);
        assertThat(ran.status()).isEqualTo(3);
        assertThat(output()).startsWith("30 100\\u000d\\u000a\\u001b[1mb\\u0022ld\\u001b[m\\u000d\\u000agrün\\u000d\\u000a/dev/pts/");
        assertThat(ran.text()).startsWith("30 100\r\n\033[1mb\"ld\033[m\r\ngrün\r\n/dev/pts/");
    }

    @Test
    void passesKeysToTheCommand() throws Exception {
        Ran ran = record("read line; echo \"got $line\"", "hello\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(ran.status()).isZero();
        assertThat(output()).contains("hello\\u000d\\u000a").endsWith("got hello\\u000d\\u000a");
    }

    @Test
    void recordsMoreThanABufferHolds() throws Exception {
        Ran ran = record("i=0; while [ $i -lt 3000 ]; do echo $i-é; i=$((i+1)); done", new byte[0]);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 3000; i++) expected.append(i).append("-é\\u000d\\u000a");
        assertThat(output()).isEqualTo(expected.toString());
        assertThat(ran.text()).isEqualTo(expected.toString().replace("\\u000d\\u000a", "\r\n"));
    }

    /** The program as a person uses it, on a terminal whose window changes meanwhile. */
    @Test
    void standsBetweenAPersonAndACommand() throws Exception {
        String command = "stty size; read line; echo \"got $line\"; until [ \"$(stty size)\" = '25 70' ]; do sleep 0.01; done; echo resized; exit 4";
        assumeSessions();
        try (Pty person = Pty.open(WindowSize.of(20, 60))) {
            Child program = recorder(command)
                    .stdin(person.terminal()).stdout(person.terminal()).stderr(person.terminal())
                    .controllingTerminal(person.terminal()).start();
            try (program) {
                person.terminal().close();
                StringBuilder seen = new StringBuilder();
                readUntil(person, seen, "20 60\r\n");
                person.writeString("hello\r");
                readUntil(person, seen, "got hello\r\n");
                person.windowSize(WindowSize.of(25, 70));
                readUntil(person, seen, "resized\r\n");
                assertThat(program.await().code()).isEqualTo(4);
            }
        }
        assertThat(Files.readAllLines(recording).getFirst()).isEqualTo("{\"version\": 2, \"width\": 60, \"height\": 20}");
    }

    @Test
    void refusesToStartWithoutATerminal() throws Exception {
        try (PipePair errors = PipePair.open();
                OpenFile nothing = OpenFile.open("/dev/null", "rdwr, cloexec");
                Child program = recorder("true").stdin(nothing).stdout(nothing).stderr(errors.writeEnd()).start()) {
            errors.writeEnd().close();
            assertThat(errors.readEnd().readString()).startsWith("Recorder: ").contains("ENOTTY").hasLineCount(1);
            assertThat(program.await().code()).isEqualTo(1);
        }
        assertThat(recording).doesNotExist();
    }

    private Spawn recorder(String command) {
        return Spawn.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), Recorder.class.getName(), recording.toString(), command);
    }

    private static void readUntil(Pty pty, StringBuilder seen, String end) throws Exception {
        byte[] bytes = new byte[1000];
        while (seen.indexOf(end) < 0) {
            int count = pty.read(bytes);
            assertThat(count).as("more after %s", seen).isPositive();
            seen.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
        }
    }
}
