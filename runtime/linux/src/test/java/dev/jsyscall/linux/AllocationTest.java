package dev.jsyscall.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.ipc.Futex;
import dev.jsyscall.linux.ipc.MessageQueue;
import dev.jsyscall.linux.ipc.QueueReader;
import dev.jsyscall.linux.ipc.SemaphoreStep;
import dev.jsyscall.linux.ipc.SysvSemaphores;
import dev.jsyscall.linux.memory.Mapping;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.time.KernelClock;
import dev.jsyscall.linux.time.Sleep;
import dev.jsyscall.linux.time.TimerFd;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loops with the caller's own memory allocate nothing once they are compiled: each in a JVM that has compiled nothing else. */
class AllocationTest {
    private static final int CALLS = 20_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final int SIZE = 64;

    private interface Call {
        long make() throws IOException;
    }

    enum Loop {
        READ {
            @Override
            void run(MemorySegment memory) throws IOException {
                try (OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec")) {
                    count(() -> file.read(memory));
                }
            }
        },
        READ_INTO_AN_ARRAY {
            @Override
            void run(MemorySegment memory) throws IOException {
                MemorySegment array = MemorySegment.ofArray(new byte[SIZE]);
                try (OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec")) {
                    count(() -> file.read(array));
                }
            }
        },
        READ_BYTES {
            @Override
            void run(MemorySegment memory) throws IOException {
                byte[] array = new byte[SIZE];
                try (OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec")) {
                    count(() -> file.read(array));
                }
            }
        },
        READ_BYTES_FULLY {
            @Override
            void run(MemorySegment memory) throws IOException {
                byte[] array = new byte[SIZE];
                try (OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec")) {
                    count(() -> {
                        file.readFully(array);
                        return SIZE;
                    });
                }
            }
        },
        READ_FULLY {
            @Override
            void run(MemorySegment memory) throws IOException {
                try (OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec")) {
                    count(() -> {
                        file.readFully(memory);
                        return SIZE;
                    });
                }
            }
        },
        READ_INTO_A_BUFFER_ON_THE_HEAP {
            @Override
            void run(MemorySegment memory) throws IOException {
                ByteBuffer buffer = ByteBuffer.allocate(SIZE);
                try (OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec")) {
                    count(() -> file.read(buffer.clear()));
                }
            }
        },
        READ_INTO_A_DIRECT_BUFFER {
            @Override
            void run(MemorySegment memory) throws IOException {
                ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
                try (OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec")) {
                    count(() -> file.read(buffer.clear()));
                }
            }
        },
        PREAD_BYTES {
            @Override
            void run(MemorySegment memory) throws IOException {
                byte[] array = new byte[SIZE];
                try (OpenFile file = OpenFile.open("/proc/self/exe", "rdonly, cloexec")) {
                    count(() -> file.pread(array, 128));
                }
            }
        },
        WRITE_BYTES {
            @Override
            void run(MemorySegment memory) throws IOException {
                byte[] array = new byte[SIZE];
                try (OpenFile file = OpenFile.open("/dev/null", "wronly, cloexec")) {
                    count(() -> file.write(array));
                }
            }
        },
        ASK_FOR_WHAT_IS_NOT_THERE {
            @Override
            void run(MemorySegment memory) throws IOException {
                count(() -> Fs.exists("/none") ? 0 : 1);
            }
        },
        PREAD {
            @Override
            void run(MemorySegment memory) throws IOException {
                try (OpenFile file = OpenFile.open("/proc/self/exe", "rdonly, cloexec")) {
                    count(() -> file.pread(memory, 128));
                }
            }
        },
        WRITE {
            @Override
            void run(MemorySegment memory) throws IOException {
                try (OpenFile file = OpenFile.open("/dev/null", "wronly, cloexec")) {
                    count(() -> file.write(memory));
                }
            }
        },
        READ_A_CLOCK {
            @Override
            void run(MemorySegment memory) throws IOException {
                count(KernelClock.MONOTONIC::nanoseconds);
            }
        },
        LOOK_AT_A_TIMER {
            @Override
            void run(MemorySegment memory) throws IOException {
                try (TimerFd timer = TimerFd.every(Duration.ofHours(1))) {
                    count(timer::tryExpirations);
                }
            }
        },
        SLEEP {
            @Override
            void run(MemorySegment memory) throws IOException {
                Duration past = Duration.ofNanos(1);
                count(() -> Sleep.tryUntil(KernelClock.MONOTONIC, past) ? 1 : 0);
            }
        },
        WAIT_FOR_A_FUTEX {
            @Override
            void run(MemorySegment memory) throws IOException {
                Futex futex = Futex.ofProcess(memory);
                Duration instant = Duration.ofNanos(1);
                count(() -> futex.tryAwait(0, instant));
            }
        },
        SEND_AND_RECEIVE_A_MESSAGE {
            @Override
            void run(MemorySegment memory) throws IOException {
                String name = "/jsyscall-allocation-" + ProcessHandle.current().pid();
                try (MessageQueue queue = MessageQueue.open(name, "rdwr, creat, excl", "rw-------", 1, SIZE)) {
                    MessageQueue.unlink(name);
                    QueueReader reader = queue.reader();
                    count(() -> queue.trySend(memory, 1) + (reader.tryReceive() ? reader.message().byteSize() + reader.priority() : 0));
                }
            }
        },
        CHANGE_SEMAPHORES {
            @Override
            void run(MemorySegment memory) throws IOException {
                SysvSemaphores semaphores = SysvSemaphores.create(1, 0600);
                try {
                    SemaphoreStep[] add = {SemaphoreStep.add(0, 1)};
                    SemaphoreStep[] take = {SemaphoreStep.take(0, 1)};
                    count(() -> {
                        semaphores.op(add);
                        return 1 + semaphores.tryOp(Duration.ZERO, take);
                    });
                } finally {
                    semaphores.remove();
                }
            }
        },
        COPY_FROM_A_MAPPING {
            @Override
            void run(MemorySegment memory) throws IOException {
                try (Mapping mapping = Mapping.anonymous(Platform.pageSize()).map()) {
                    count(() -> mapping.tryRead(SIZE, memory));
                }
            }
        };

        abstract void run(MemorySegment memory) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothing(Loop loop) throws Exception {
        assumeTrue(Platform.transport().equals("stub"), "what the fallback transport allocates is left to the compiler");
        assertThat(ForkedJvm.run(List.of(), Program.class, loop.name())).isEqualTo("0 bytes a call\n");
    }

    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                Loop.valueOf(arguments[0]).run(arena.allocate(SIZE));
            }
        }
    }

    /** Tells the bytes of the best round: nobody knows when the compiler is done. */
    private static void count(Call call) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        long results = 0;
        long end = System.nanoTime() + PATIENCE;
        while (best >= CALLS && System.nanoTime() < end) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) results |= call.make();
            best = Math.min(best, threads.getCurrentThreadAllocatedBytes() - before);
        }
        if (results == 0) throw new IllegalStateException("the calls did nothing");
        System.out.println(best / CALLS + " bytes a call");
    }
}
