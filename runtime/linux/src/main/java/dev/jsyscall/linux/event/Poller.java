package dev.jsyscall.linux.event;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.eventfd.EFD;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.poll.POLL;
import dev.jsyscall.linux.abi.poll.PollCalls;
import dev.jsyscall.linux.abi.poll.Pollfd;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One thread that waits in the kernel for all who do not: virtual threads, and those who want to be told. It begins when it is needed, and
 * ends with its descriptor some time after nobody waits any more.
 *
 * <p>It polls instead of using epoll, because a number may then be waited for any number of times, and a closed one is noticed: it was
 * made useless before this thread is woken.
 */
final class Poller implements Runnable {
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final int STACK_BYTES = 256 * 1024;
    private static final int FIRST_COUNT = 16;

    private static @Nullable Poller running;

    private final OwnedFd bell;
    private final Queue<Waiter> added = new ConcurrentLinkedQueue<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private MemorySegment memory = MemorySegment.NULL;
    private volatile @Nullable Thread thread;

    private Poller() throws ErrnoException {
        bell = EventfdCalls.eventfd2(0, EFD.NONBLOCK | EFD.CLOEXEC);
    }

    /**
     * Completes when a descriptor can be read, and fails when it is closed. Whoever completes it waits no longer.
     *
     * @throws ErrnoException EMFILE if this process has too many descriptors to begin
     */
    static CompletableFuture<Boolean> add(Fd fd) throws ErrnoException {
        Waiter waiter = new Waiter(fd);
        Poller poller;
        synchronized (Poller.class) {
            poller = running;
            if (poller == null) {
                running = poller = new Poller();
                Thread.ofPlatform().daemon().name("waits for descriptors").stackSize(STACK_BYTES).start(poller);
            }
            poller.added.add(waiter);
        }
        poller.ring();
        Poller its = poller;
        var unused = waiter.whenComplete((ready, failure) -> {
            if (Thread.currentThread() != its.thread) its.ring();
        });
        return waiter;
    }

    private void ring() {
        try (Arena arena = Arena.ofConfined()) {
            FileCalls.tryWrite(bell, arena.allocateFrom(ValueLayout.JAVA_LONG, 1));
        } catch (ErrnoException ended) {
            // Then it has no waiters either.
        }
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            poll();
        } catch (Throwable e) {
            abandon(e);
            throw new AssertionError("waiting for descriptors has failed", e);
        }
    }

    private void poll() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
            Timespec linger = Timespec.allocate(arena);
            while (true) {
                linger.set(LINGER);
                boolean idle = admit();
                long result = PollCalls.tryPpoll(pollfds(), idle ? linger : null, null);
                if (idle && result == 0 && end()) return;
                FileCalls.tryRead(bell, count);
                for (int i = waiters.size() - 1; i >= 0; i--) {
                    if (waiters.get(i).settle(result, Pollfd.at(memory, i + 1).revents())) waiters.remove(i);
                }
            }
        }
    }

    /** Takes over who came since. Returns whether nobody waits. */
    private boolean admit() {
        for (Waiter waiter = added.poll(); waiter != null; waiter = added.poll()) {
            if (waiter.begin()) waiters.add(waiter);
        }
        return waiters.isEmpty();
    }

    private MemorySegment pollfds() {
        int count = waiters.size() + 1;
        long size = (long) count * Pollfd.SIZE;
        if (memory.byteSize() < size) memory = Pollfd.array(Arena.ofAuto(), Math.max(FIRST_COUNT, 2 * count));
        Pollfd.at(memory, 0).fd(bell.number()).events(POLL.IN);
        for (int i = 1; i < count; i++) Pollfd.at(memory, i).fd(waiters.get(i - 1).number).events(POLL.IN);
        return memory.asSlice(0, size);
    }

    /** Lets all that wait fail rather than wait for ever; who comes next begins anew. */
    private void abandon(Throwable reason) {
        synchronized (Poller.class) {
            if (running == this) running = null;
        }
        admit();
        for (Waiter waiter : waiters) {
            waiter.fd.exitBlocking();
            waiter.completeExceptionally(reason);
        }
    }

    private boolean end() throws ErrnoException {
        synchronized (Poller.class) {
            if (!added.isEmpty()) return false;
            running = null;
            bell.close();
            return true;
        }
    }

    /** Somebody who waits for a descriptor. */
    private static final class Waiter extends CompletableFuture<Boolean> {
        private final Fd fd;
        private int number;

        Waiter(Fd fd) {
            this.fd = fd;
        }

        boolean begin() {
            try {
                number = fd.enterBlocking();
                return true;
            } catch (ErrnoException closed) {
                completeExceptionally(closed);
                return false;
            }
        }

        /** Ends the wait if there is a reason to. */
        boolean settle(long result, int events) {
            boolean failed = result < 0 && result != -E.INTR;
            if (!isDone() && fd.isOpen() && !failed && (result < 0 || events == 0)) return false;
            ErrnoException failure = fd.isOpen() && !failed ? null : fd.failure(result, "ppoll", fd);
            fd.exitBlocking();
            if (failure == null) complete(true);
            else completeExceptionally(failure);
            return true;
        }
    }
}
