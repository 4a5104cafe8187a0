package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.FD;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.pipe.PipeFds;
import dev.jsyscall.linux.abi.poll.POLL;
import dev.jsyscall.linux.abi.poll.PollCalls;
import dev.jsyscall.linux.abi.poll.Pollfd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("abi")
class PipeTest {
    private OwnedFd reader;
    private OwnedFd writer;

    @BeforeEach
    void open() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            PipeFds ends = PipeFds.allocate(arena);
            PipeCalls.pipe2(ends, O.CLOEXEC | O.NONBLOCK);
            reader = OwnedFd.of(ends.read());
            writer = OwnedFd.of(ends.write());
        }
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        writer.close();
    }

    @Test
    void bytesComeOutInOrder() throws Exception {
        byte[] bytes = new byte[4];
        assertThat(FileCalls.tryRead(reader, MemorySegment.ofArray(bytes))).isEqualTo(-E.AGAIN);
        assertThat(FileCalls.write(writer, MemorySegment.ofArray(new byte[] {1, 2, 3}))).isEqualTo(3);
        assertThat(FileCalls.read(reader, MemorySegment.ofArray(bytes))).isEqualTo(3);
        assertThat(bytes).containsExactly(1, 2, 3, 0);
        writer.close();
        assertThat(FileCalls.read(reader, MemorySegment.ofArray(bytes))).as("at the end").isZero();
    }

    @Test
    void flagsAreTheArchitectures() throws Exception {
        assertThat(FcntlCalls.fcntlGetfl(writer) & ~O.LARGEFILE).isEqualTo(O.WRONLY | O.NONBLOCK);
        FcntlCalls.fcntlSetfl(writer, "append");
        assertThat(O.format(FcntlCalls.fcntlGetfl(writer) & ~O.LARGEFILE)).isEqualTo(O.format(O.WRONLY | O.APPEND));
        assertThat(FcntlCalls.fcntlGetfd(reader)).isEqualTo(FD.CLOEXEC);
    }

    @Test
    void duplicatesShareThePipe() throws Exception {
        try (OwnedFd other = FcntlCalls.fcntlDupfdCloexec(writer, 50)) {
            assertThat(other.number()).isGreaterThanOrEqualTo(50);
            assertThat(FileCalls.write(other, MemorySegment.ofArray(new byte[] {9}))).isEqualTo(1);
        }
        byte[] bytes = new byte[2];
        assertThat(FileCalls.read(reader, MemorySegment.ofArray(bytes))).isEqualTo(1);
        assertThat(bytes).containsExactly(9, 0);
    }

    @Test
    void pollTellsWhatIsReady() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment both = arena.allocate(2L * Pollfd.SIZE, Pollfd.ALIGN);
            Pollfd.at(both, 0).fd(reader.number()).events(POLL.IN);
            Pollfd.at(both, 1).fd(writer.number()).events(POLL.OUT);
            assertThat(PollCalls.ppoll(both)).isEqualTo(1);
            assertThat(Pollfd.at(both, 0).revents()).isZero();
            assertThat(Pollfd.at(both, 1).revents()).isEqualTo(POLL.OUT);
            FileCalls.write(writer, MemorySegment.ofArray(new byte[1]));
            assertThat(PollCalls.ppoll(both)).isEqualTo(2);
            assertThat(Pollfd.at(both, 0).revents()).isEqualTo(POLL.IN);
        }
    }
}
