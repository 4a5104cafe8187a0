package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.io_uring.IORING_ENTER;
import dev.jsyscall.linux.abi.io_uring.IORING_FEAT;
import dev.jsyscall.linux.abi.io_uring.IORING_OFF;
import dev.jsyscall.linux.abi.io_uring.IORING_OP;
import dev.jsyscall.linux.abi.io_uring.IoUringCalls;
import dev.jsyscall.linux.abi.io_uring.IoUringCqe;
import dev.jsyscall.linux.abi.io_uring.IoUringParams;
import dev.jsyscall.linux.abi.io_uring.IoUringSqe;
import dev.jsyscall.linux.abi.mman.MAP;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ring by hand, with two operations in it. */
@Tag("abi")
@SinceLinux("5.6")
@SuppressWarnings("restricted")      // memory from the kernel has no size until it is given one
class IoUringTest {
    private static final long RING = 4096;

    @TempDir
    Path folder;

    private static OwnedFd setup(int entries, IoUringParams params) throws ErrnoException {
        try {
            return IoUringCalls.ioUringSetup(entries, params);
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.PERM), "io_uring is not allowed here: /proc/sys/kernel/io_uring_disabled");
            throw e;
        }
    }

    private static MemorySegment map(OwnedFd ring, long size, long offset) throws ErrnoException {
        return MmanCalls.mmap(MemorySegment.NULL, size, PROT.READ | PROT.WRITE, MAP.SHARED, ring, offset).reinterpret(size);
    }

    private static int word(MemorySegment ring, int offset) {
        return ring.get(ValueLayout.JAVA_INT, Integer.toUnsignedLong(offset));
    }

    @Test
    void operationsAreSubmittedAndCompleted() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (Arena arena = Arena.ofConfined();
                OwnedFd out = FcntlCalls.openat(file.toString(), "wronly, cloexec")) {
            IoUringParams params = IoUringParams.allocate(arena);
            try (OwnedFd ring = setup(4, params)) {
                assertThat(params.sq_entries()).isEqualTo(4);
                assertThat(params.cq_entries()).isEqualTo(8);
                assertThat(params.features() & IORING_FEAT.SINGLE_MMAP).as("both rings are in one mapping").isNotZero();
                MemorySegment rings = map(ring, RING, IORING_OFF.SQ_RING);
                MemorySegment operations = map(ring, 4L * IoUringSqe.SIZE, IORING_OFF.SQES);

                MemorySegment text = arena.allocateFrom("written by the ring");
                IoUringSqe.at(operations, 0).opcode(IORING_OP.NOP).user_data(0x1122_3344_5566_7788L);
                IoUringSqe.at(operations, 1).opcode(IORING_OP.WRITE).fd(out.number()).off(3).addr(text.address()).len(19).user_data(2);
                for (int i = 0; i < 2; i++) rings.set(ValueLayout.JAVA_INT, params.sq_off().array() + 4L * i, i);
                rings.set(ValueLayout.JAVA_INT, params.sq_off().tail(), 2);
                assertThat(IoUringCalls.ioUringEnter(ring, 2, 2, IORING_ENTER.GETEVENTS, MemorySegment.NULL, 0)).isEqualTo(2);

                assertThat(word(rings, params.cq_off().tail())).isEqualTo(2);
                long completions = Integer.toUnsignedLong(params.cq_off().cqes());
                IoUringCqe first = IoUringCqe.of(rings.asSlice(completions, IoUringCqe.SIZE));
                IoUringCqe second = IoUringCqe.of(rings.asSlice(completions + IoUringCqe.SIZE, IoUringCqe.SIZE));
                // Operations that are not linked may complete in any order.
                assertThat(List.of(first, second)).extracting(IoUringCqe::user_data, IoUringCqe::res)
                        .containsExactlyInAnyOrder(tuple(0x1122_3344_5566_7788L, 0), tuple(2L, 19));
                MmanCalls.munmap(rings, RING);
                MmanCalls.munmap(operations, 4L * IoUringSqe.SIZE);
            }
        }
        assertThat(Files.readString(file, StandardCharsets.US_ASCII)).isEqualTo("\0\0\0written by the ring");
    }
}
