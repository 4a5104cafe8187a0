package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipePairTest {
    @TempDir
    Path folder;

    @Test
    void whatGoesInComesOut() throws Exception {
        try (PipePair pipe = PipePair.open()) {
            pipe.writeEnd().writeString("through");
            pipe.writeEnd().close();
            assertThat(pipe.readEnd().readString()).isEqualTo("through");
        }
    }

    @Test
    void nobodyReadingIsAnErrorAndNoSignal() throws Exception {
        try (PipePair pipe = PipePair.open()) {
            pipe.readEnd().close();
            assertThatThrownBy(() -> pipe.writeEnd().write(new byte[1])).hasMessageContaining("EPIPE");
        }
    }

    @Test
    void itsSizeCanBeChanged() throws Exception {
        try (PipePair pipe = PipePair.open("cloexec, nonblock")) {
            assertThat(pipe.size()).isGreaterThanOrEqualTo(4096);
            assertThat(pipe.size(256 * 1024)).isEqualTo(256 * 1024);
            assertThat(pipe.size()).isEqualTo(256 * 1024);
            assertThat(pipe.writeEnd().write(new byte[1 << 20])).isEqualTo(256 * 1024);
        }
    }

    @Test
    void closingWakesWhoReads() throws Exception {
        PipePair pipe = PipePair.open();
        var thrown = new Throwable[1];
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                pipe.readEnd().read(new byte[1]);
            } catch (Exception e) {
                thrown[0] = e;
            }
        });
        while (reader.getState() == Thread.State.NEW) Thread.onSpinWait();
        pipe.readEnd().close();
        reader.join();
        pipe.close();
        assertThat(thrown[0]).isInstanceOf(ClosedFdException.class);
    }

    @Test
    void pagesMoveBetweenPipesFilesAndMemory() throws Exception {
        try (PipePair one = PipePair.open(); PipePair other = PipePair.open(); Arena arena = Arena.ofConfined();
                OpenFile file = OpenFile.open(folder.resolve("f").toString(), "creat, rdwr, cloexec", "rw-------")) {
            file.writeString("teststring");
            assertThat(Transfer.splice(file, 0, one.writeEnd(), 10, 0)).isEqualTo(10);
            assertThat(Transfer.tee(one.readEnd(), other.writeEnd(), 4, 0)).isEqualTo(4);
            byte[] four = new byte[4];
            other.readEnd().readFully(four);
            assertThat(new String(four, StandardCharsets.US_ASCII)).isEqualTo("test");
            file.position(0);
            assertThat(Transfer.splice(one.readEnd(), file, 10, "move")).isEqualTo(10);
            assertThat(Fs.readString(folder.resolve("f").toString())).isEqualTo("teststring");
            MemorySegment memory = arena.allocateFrom("lent");
            assertThat(Transfer.vmsplice(one.writeEnd(), 0, memory.asSlice(0, 4))).isEqualTo(4);
            one.readEnd().readFully(four);
            assertThat(new String(four, StandardCharsets.US_ASCII)).isEqualTo("lent");
        }
    }

    @Test
    void filesAreSentFromAPlaceOrThePosition() throws Exception {
        try (PipePair pipe = PipePair.open();
                OpenFile from = OpenFile.open(folder.resolve("f").toString(), "creat, rdwr, cloexec", "rw-------");
                OpenFile to = OpenFile.open(folder.resolve("g").toString(), "creat, rdwr, cloexec", "rw-------")) {
            from.writeString("0123456789");
            from.position(0);
            assertThat(Transfer.sendfile(from, to, 4)).isEqualTo(4);
            assertThat(from.position()).isEqualTo(4);
            assertThat(Transfer.sendfile(from, 8, to, 100)).isEqualTo(2);
            assertThat(from.position()).isEqualTo(4);
            assertThat(Fs.readString(folder.resolve("g").toString())).isEqualTo("012389");
            from.pwrite(new byte[] {'x'}, 5L << 30);
            assertThat(Transfer.sendfile(from, 5L << 30, pipe.writeEnd(), 1)).isEqualTo(1);
            byte[] one = new byte[1];
            pipe.readEnd().readFully(one);
            assertThat(one[0]).isEqualTo((byte) 'x');
        }
    }

    @Test
    void pagesMoveToAPlaceInAFile() throws Exception {
        try (PipePair pipe = PipePair.open("cloexec, nonblock"); Memfd memory = Memfd.create("m")) {
            assertThat(Transfer.trySplice(pipe.readEnd(), memory, 10, 0)).isEqualTo(-E.AGAIN);
            pipe.writeEnd().writeString("text");
            assertThat(Transfer.splice(pipe.readEnd(), Place.of(memory, 6), 10, "move")).isEqualTo(4);
            assertThat(memory.position()).isZero();
            assertThat(memory.readString()).isEqualTo("\0\0\0\0\0\0text");
            memory.position(0);
            assertThat(Transfer.copyFileRange(memory, Place.of(memory, 20), 4)).isEqualTo(4);
            assertThat(memory.position()).isEqualTo(4);
            assertThat(memory.status().size()).isEqualTo(24);
        }
    }

    @Test
    void allThatComesIsAwaitedAlsoWhereCallsDoNotWait() throws Exception {
        try (PipePair pipe = PipePair.open("cloexec, nonblock")) {
            var text = OwnThread.start(() -> pipe.readEnd().readString());
            pipe.writeEnd().writeString("one, ");
            while (TermiosCalls.fionread(pipe.readEnd().fd()) > 0) Thread.onSpinWait();
            pipe.writeEnd().writeString("two");
            pipe.writeEnd().close();
            assertThat(text.get()).isEqualTo("one, two");
        }
    }

    @Test
    void tellsItsSizeAndWhatIsInItAlsoWhenTheWriterIsGone() throws Exception {
        try (PipePair pipe = PipePair.open()) {
            int size = pipe.size();
            pipe.writeEnd().writeString("text");
            assertThat(pipe.readEnd().available()).isEqualTo(4);
            pipe.writeEnd().close();
            assertThat(pipe.size()).isEqualTo(size);
        }
    }
}
