package dev.jsyscall.linux.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.socket.AF;
import dev.jsyscall.linux.abi.socket.SOCK;
import dev.jsyscall.linux.abi.socket.SocketCalls;
import dev.jsyscall.linux.abi.socket.SocketPair;
import dev.jsyscall.linux.file.Memfd;
import dev.jsyscall.linux.file.PipePair;
import dev.jsyscall.linux.file.Transfer;
import dev.jsyscall.linux.process.RemoteMemory;
import dev.jsyscall.linux.raw.Numbers;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.socket.DescriptorPassing;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Pieces of memory that calls find by way of records are as safe as memory that is handed to a call. */
class LivenessTest {
    private static final int SIZE = 16;

    private interface Check {
        void of(ThrowingCallable use);
    }

    /** Each way to hand a piece to the kernel. */
    private static void forAllUses(MemorySegment piece, Check check) throws Exception {
        try (Memfd file = Memfd.create("liveness"); PipePair pipe = PipePair.open(); Arena arena = Arena.ofConfined()) {
            SocketPair pair = SocketPair.allocate(arena);
            SocketCalls.socketpair(AF.UNIX, SOCK.STREAM | SOCK.CLOEXEC, 0, pair);
            RemoteMemory self = RemoteMemory.of((int) ProcessRaw.getpid());
            long somewhere = arena.allocate(SIZE).address();
            try (OwnedFd one = OwnedFd.of(pair.first()); OwnedFd other = OwnedFd.of(pair.second())) {
                List<ThrowingCallable> uses = List.of(
                        () -> file.preadv(0, piece),
                        () -> file.pwritev(0, piece),
                        () -> pipe.readEnd().readv(piece),
                        () -> pipe.writeEnd().writev(piece),
                        () -> Transfer.vmsplice(pipe.writeEnd(), 0, piece),
                        () -> DescriptorPassing.send(one, piece),
                        () -> DescriptorPassing.receive(other, piece, 0),
                        () -> self.read(somewhere, piece),
                        () -> self.write(somewhere, piece));
                uses.forEach(check::of);
            }
        }
    }

    @Test
    void memoryOfAClosedArenaIsRefused() throws Exception {
        MemorySegment gone;
        try (Arena arena = Arena.ofConfined()) {
            gone = arena.allocate(SIZE);
        }
        forAllUses(gone, use -> assertThatIllegalStateException().isThrownBy(use).withMessageContaining("closed"));
    }

    @Test
    void memoryOfAnotherThreadIsRefused() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment foreign = arena.allocate(SIZE);
            OwnThread.run(() -> forAllUses(foreign, use -> assertThatThrownBy(use).isInstanceOf(WrongThreadException.class)));
        }
    }

    @Test
    void readOnlyMemoryIsNotWritten() throws Exception {
        try (Arena arena = Arena.ofConfined(); Memfd file = Memfd.create("read-only"); PipePair pipe = PipePair.open()) {
            MemorySegment fixed = arena.allocate(SIZE).asReadOnly();
            RemoteMemory self = RemoteMemory.of((int) ProcessRaw.getpid());
            for (ThrowingCallable use : List.<ThrowingCallable>of(
                    () -> file.preadv(0, fixed), () -> pipe.readEnd().readv(fixed), () -> self.read(fixed.address(), fixed))) {
                assertThatIllegalArgumentException().isThrownBy(use).withMessageContaining("read-only");
            }
        }
    }

    @Test
    void anArenaCannotBeClosedDuringACall() throws Exception {
        try (PipePair pipe = PipePair.open(); Arena arena = Arena.ofShared()) {
            MemorySegment one = arena.allocate(SIZE);
            MemorySegment two = arena.allocate(SIZE);
            AtomicLong thread = new AtomicLong();
            FutureTask<Long> reader = OwnThread.start(() -> {
                thread.set(ProcessRaw.gettid());
                return pipe.readEnd().readv(one, two);
            });
            while (!isIn("readv", thread.get())) Thread.onSpinWait();
            assertThatIllegalStateException().isThrownBy(arena::close).withMessageContaining("acquired");
            pipe.writeEnd().writeString("through");
            assertThat(reader.get()).isEqualTo(7);
        }
    }

    private static boolean isIn(String call, long thread) throws Exception {
        return thread != 0 && Files.readString(Path.of("/proc/self/task/" + thread + "/syscall")).startsWith(Numbers.of(call) + " ");
    }

    @Test
    void ofVeryManyArenasTheFirstAreTransferred() throws Exception {
        try (Memfd file = Memfd.create("arenas")) {
            List<Arena> arenas = new ArrayList<>();
            MemorySegment[] pieces = new MemorySegment[20];
            for (int i = 0; i < pieces.length; i++) {
                arenas.add(Arena.ofShared());
                pieces[i] = arenas.get(i).allocate(1).fill((byte) i);
            }
            assertThat(file.pwritev(0, pieces)).isEqualTo(8);
            assertThat(file.readAll()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
            arenas.forEach(Arena::close);
        }
    }

    @Test
    void piecesOfOneArenaAreAsManyAsTheKernelTakes() throws Exception {
        try (Memfd file = Memfd.create("pieces"); Arena arena = Arena.ofConfined()) {
            MemorySegment all = arena.allocate(1024).fill((byte) 7);
            MemorySegment[] pieces = new MemorySegment[1024];
            for (int i = 0; i < pieces.length; i++) pieces[i] = all.asSlice(i, 1);
            assertThat(file.pwritev(0, pieces)).isEqualTo(1024);
            assertThat(file.preadv(0, pieces)).isEqualTo(1024);
            assertThat(all.get(ValueLayout.JAVA_BYTE, 1023)).isEqualTo((byte) 7);
        }
    }
}
