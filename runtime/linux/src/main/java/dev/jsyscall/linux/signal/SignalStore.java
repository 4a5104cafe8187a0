package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.eventfd.EFD;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.raw.FileRaw;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the handler keeps signals until somebody reads them: two files in memory, taken in turns, a counting event descriptor that is
 * readable as long as there are any, and another that counts what found no room.
 *
 * <p>A pipe would be simpler, and full after 8,000 signals, while a handler can neither wait nor put a signal back: that happens within a
 * longer pause of the Java VM. Here at least 65,536 fit, and 131,072 if none is read; they are kept in the order in which handlers wrote.
 */
final class SignalStore {
    /** Descriptors that a handler might still write to when nobody could tell that it had ended. They stay open for good. */
    private static final List<OwnedFd> ABANDONED = new ArrayList<>();

    private final SignalSet signals;
    private final List<OwnedFd> descriptors = new ArrayList<>(4);
    private final OwnedFd kept;
    private final OwnedFd lost;
    private RecordHalf current;
    private RecordHalf other;
    private long lostSoFar;

    SignalStore(SignalSet signals) throws ErrnoException {
        this.signals = signals;
        try {
            kept = own(EventfdCalls.eventfd2(0, EFD.SEMAPHORE | EFD.NONBLOCK | EFD.CLOEXEC));
            lost = own(EventfdCalls.eventfd2(0, EFD.NONBLOCK | EFD.CLOEXEC));
            current = new RecordHalf();
            own(current.file);
            other = new RecordHalf();
            own(other.file);
        } catch (ErrnoException e) {
            for (OwnedFd fd : descriptors) fd.close();
            throw e;
        }
    }

    private OwnedFd own(OwnedFd fd) {
        descriptors.add(fd);
        return fd;
    }

    /** Readable as long as a signal is kept. */
    OwnedFd ready() {
        return kept;
    }

    /** Tells the handler to write here. */
    void publish() {
        signals.stream().forEach(signal -> Recorder.publish(signal, current, other, kept.number(), lost.number()));
    }

    /** The next signal, if there is one. */
    synchronized Optional<SignalInfo> take() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment memory = scratch.reserve(Siginfo.SIZE);
            long result = FileCalls.tryRead(kept, memory.asSlice(0, Long.BYTES));
            if (result == -E.AGAIN) return Optional.empty();
            if (result < 0) throw kept.failure(result, "read", kept);
            next().read(memory);
            if (current.isFinished()) takeTurns();
            return Optional.of(InfoReader.read(Siginfo.of(memory)));
        }
    }

    /** Where the next record is. In the other half only if a handler was just on its way there when the halves took turns. */
    private RecordHalf next() throws ErrnoException {
        if (current.holdsMore()) return current;
        if (other.holdsMore()) return other;
        throw new IllegalStateException("a signal was counted and not kept");
    }

    private void takeTurns() throws ErrnoException {
        current.reset();
        RecordHalf finished = current;
        current = other;
        other = finished;
        publish();
    }

    /** How many signals found no room. */
    synchronized long lost() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment memory = scratch.reserve(Long.BYTES);
            long result = FileCalls.tryRead(lost, memory);
            if (result == Long.BYTES) lostSoFar += memory.get(ValueLayout.JAVA_LONG, 0);
            else if (result != -E.AGAIN) throw lost.failure(result, "read", lost);
            return lostSoFar;
        }
    }

    /** Ends the store, whose signals have other actions by now: once no handler can be writing to it any more. */
    synchronized void close() throws ErrnoException {
        signals.stream().forEach(Recorder::retract);
        if (RunningHandlers.haveEnded()) {
            for (OwnedFd fd : descriptors) fd.close();
        } else {
            abandon();
        }
    }

    private void abandon() throws ErrnoException {
        synchronized (ABANDONED) {
            for (OwnedFd fd : descriptors) ABANDONED.add(OwnedFd.of(fd.release()));
        }
        // Those who wait for a signal look again, and see that the descriptor is gone.
        try (Scratch scratch = Scratch.open()) {
            MemorySegment one = scratch.allocate(Long.BYTES, Long.BYTES);
            one.set(ValueLayout.JAVA_LONG, 0, 1);
            FileRaw.write(kept.number(), one, Long.BYTES);
        }
    }
}
