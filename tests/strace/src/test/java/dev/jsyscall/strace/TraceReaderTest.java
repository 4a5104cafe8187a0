package dev.jsyscall.strace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.strace.Shown.Change;
import dev.jsyscall.strace.Shown.Field;
import dev.jsyscall.strace.Shown.Members;
import dev.jsyscall.strace.Shown.Record;
import dev.jsyscall.strace.Shown.Sequence;
import dev.jsyscall.strace.Shown.Text;
import dev.jsyscall.strace.Shown.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceReaderTest {
    @Test
    void readsWordsAndTexts() {
        assertThat(TraceReader.arguments("openat(AT_FDCWD, \"/a\\n\\\"\\0017\\x41\", O_RDWR|O_CLOEXEC) = 3"))
                .containsExactly(new Word("AT_FDCWD"), new Text("/a\n\"\u00017A"), new Word("O_RDWR|O_CLOEXEC"));
        assertThat(TraceReader.arguments("getpid()                = 7")).isEmpty();
    }

    @Test
    void dropsCommentsAndDots() {
        assertThat(TraceReader.arguments("f(0x3 /* O_??? */, \"ab\"..., {a=1, ...}, 0x7f /* 3 vars */) = 0"))
                .containsExactly(new Word("0x3"), new Text("ab"), record(new Field("a", new Word("1"))), new Word("0x7f"));
    }

    @Test
    void readsRecordsInRecords() {
        assertThat(TraceReader.arguments("f([{it_value={tv_sec=1, tv_nsec=2}, dev=makedev(0x8, 0x1), name=\"x, y\"}], [5 => 4]) = 0"))
                .containsExactly(
                        new Sequence(List.of(record(
                                new Field("it_value", record(new Field("tv_sec", new Word("1")), new Field("tv_nsec", new Word("2")))),
                                new Field("dev", new Word("makedev(0x8, 0x1)")), new Field("name", new Text("x, y"))))),
                        new Sequence(List.of(new Change(new Word("5"), new Word("4")))));
    }

    @Test
    void readsSetsAndIndexedElements() {
        assertThat(TraceReader.arguments("f([INT QUIT], ~[KILL], [0 1 7], [[A_B]=1, [C]=2], []) = 0")).containsExactly(
                new Members(false, List.of("INT", "QUIT")), new Members(true, List.of("KILL")), new Members(false, List.of("0", "1", "7")),
                new Sequence(List.of(new Word("1"), new Word("2"))), new Sequence(List.of()));
    }

    @Test
    void readsNamedArguments() {
        assertThat(TraceReader.arguments("clone(child_stack=NULL, flags=CLONE_VM|SIGCHLD) = 1"))
                .containsExactly(new Field("child_stack", new Word("NULL")), new Field("flags", new Word("CLONE_VM|SIGCHLD")));
    }

    private static Record record(Field... fields) {
        return new Record(List.of(fields));
    }
}
