package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.testing.HarmlessSignal;
import dev.jsyscall.linux.testing.OwnThread;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a signal interrupts before anything was done begins again. */
class InterruptionTest {
    private static final int SIGNALS = 20;

    @TempDir
    Path folder;

    private interface Call {
        long make(MemorySegment memory) throws IOException;
    }

    private interface Event {
        void happen() throws IOException;
    }

    /** Makes a call that waits for an event, interrupts it again and again, and lets the event happen then. */
    private static long interrupted(Call call, Event event) throws Exception {
        AtomicInteger thread = new AtomicInteger();
        AtomicInteger sent = new AtomicInteger();
        FutureTask<Long> waiting = OwnThread.start(() -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = arena.allocate(8);
                thread.set(ProcessCalls.gettid());
                return call.make(memory);
            }
        });
        HarmlessSignal.sendUntil(() -> waiting.isDone() || thread.get() != 0 && sent.incrementAndGet() > SIGNALS, thread);
        event.happen();
        return waiting.get();
    }

    @Test
    void readingAtThePositionBeginsAgain() throws Exception {
        try (PipePair pipe = PipePair.open()) {
            Event write = () -> pipe.writeEnd().write(new byte[3]);
            assertThat(interrupted(memory -> pipe.readEnd().read(memory), write)).isEqualTo(3);
            assertThat(interrupted(memory -> pipe.readEnd().readv(memory), write)).isEqualTo(3);
            assertThat(interrupted(memory -> pipe.readEnd().preadv(-1, memory), write)).isEqualTo(3);
        }
    }

    @Test
    void writingAndSendingBeginAgain() throws Exception {
        try (PipePair pipe = PipePair.open(); OpenFile source = OpenFile.open("/proc/self/exe", "rdonly, cloexec")) {
            pipe.writeEnd().nonblock(true);
            byte[] page = new byte[4096];
            while (pipe.writeEnd().tryWrite(MemorySegment.ofArray(page)) > 0) assertThat(pipe.size()).isPositive();
            pipe.writeEnd().nonblock(false);
            Event read = () -> pipe.readEnd().readFully(page);
            assertThat(interrupted(memory -> pipe.writeEnd().pwritev(-1, memory), read)).isEqualTo(8);
            pipe.writeEnd().writeFully(new byte[4088]);
            assertThat(interrupted(memory -> Transfer.sendfile(source, pipe.writeEnd(), 4096), read)).isEqualTo(4096);
            assertThat(interrupted(memory -> Transfer.vmsplice(pipe.writeEnd(), 0, memory), read)).isEqualTo(8);
        }
    }

    @Test
    void movingBetweenPipesBeginsAgain() throws Exception {
        try (PipePair from = PipePair.open(); PipePair to = PipePair.open()) {
            Event write = () -> from.writeEnd().write(new byte[3]);
            assertThat(interrupted(memory -> Transfer.tee(from.readEnd(), to.writeEnd(), 3, 0), write)).isEqualTo(3);
            from.readEnd().readFully(new byte[3]);
            assertThat(interrupted(memory -> Transfer.splice(from.readEnd(), to.writeEnd(), 3, 0), write)).isEqualTo(3);
        }
    }

    @Test
    void openingAFifoBeginsAgain() throws Exception {
        String fifo = folder.resolve("fifo").toString();
        Fs.mkfifo(fifo, "rw-------");
        try (Dir dir = Dir.open(folder.toString())) {
            Event open = () -> OpenFile.open(fifo, "wronly, cloexec").close();
            assertThat(interrupted(memory -> read(OpenFile.open(fifo, "rdonly, cloexec"), memory), open)).isZero();
            assertThat(interrupted(memory -> read(dir.openat2("fifo", "rdonly, cloexec", "", "beneath"), memory), open)).isZero();
        }
    }

    private static long read(OpenFile file, MemorySegment memory) throws IOException {
        try (file) {
            return file.read(memory);
        }
    }
}
