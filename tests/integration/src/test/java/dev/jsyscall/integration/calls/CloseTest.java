package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.pipe.PipeFds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closing what another thread waits on: the signal handler and its way back are each architecture's own machine code. */
@Tag("abi")
class CloseTest {
    private static final int PROMPT_SECONDS = 30;

    @Test
    void aBlockedReaderIsWoken() throws Exception {
        PipeFds ends = PipeFds.allocate(Arena.ofAuto());
        PipeCalls.pipe2(ends, "cloexec");
        try (OwnedFd reader = OwnedFd.of(ends.read()); OwnedFd writer = OwnedFd.of(ends.write())) {
            var failure = new CompletableFuture<ErrnoException>();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    failure.completeExceptionally(new AssertionError("read " + FileCalls.read(reader, MemorySegment.ofArray(new byte[1]))));
                } catch (ErrnoException e) {
                    failure.complete(e);
                }
            });
            Thread.sleep(500);
            assertThat(failure).isNotDone();
            reader.close();
            assertThat(failure.get(PROMPT_SECONDS, TimeUnit.SECONDS)).isInstanceOf(ClosedFdException.class);
            assertThat(writer.isOpen()).isTrue();
        }
    }
}
