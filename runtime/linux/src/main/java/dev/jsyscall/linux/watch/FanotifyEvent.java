package dev.jsyscall.linux.watch;

import dev.jsyscall.Errno;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fanotify.FAN;
import dev.jsyscall.linux.abi.fanotify.FANOTIFY;
import dev.jsyscall.linux.abi.fanotify.FAN_ERRNO;
import dev.jsyscall.linux.abi.fanotify.FAN_EVENT_INFO_TYPE;
import dev.jsyscall.linux.abi.fanotify.FAN_RESPONSE;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoError;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoHeader;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoMnt;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoPidfd;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoRange;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventMetadata;
import dev.jsyscall.linux.abi.fanotify.FanotifyResponse;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.process.Pidfd;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, or that somebody wants to do, to a file that a {@link Fanotify} has marked. It may hold descriptors, so that
 * it has to be closed.
 *
 * <p>Who wants to do something waits for {@link #allow} or {@link #deny}; closing the event without an answer allows it.
 */
public final class FanotifyEvent implements Closeable {
    private static final long PERMISSIONS = FAN.OPEN_PERM | FAN.ACCESS_PERM | FAN.OPEN_EXEC_PERM | FAN.PRE_ACCESS;

    /**
     * That a file system found itself broken.
     *
     * @param errno the first error
     * @param count how many errors there were since it was last told
     */
    public record Failure(int errno, int count) {}

    /**
     * Which part of a file somebody wants to read or write; the kernel may widen it to whole pages.
     *
     * @param offset where it begins, in bytes
     * @param count how many bytes it has
     */
    public record Range(long offset, long count) {}

    private final Fd group;
    private final long mask;
    private final int pid;
    private final List<FanotifyPlace> places = new ArrayList<>();
    private final @Nullable OpenFile file;
    private final @Nullable Errno fileError;
    private @Nullable Pidfd process;
    private @Nullable Errno processError;
    private @Nullable Failure failure;
    private @Nullable Range range;
    private OptionalLong mount = OptionalLong.empty();
    private boolean answered;

    private FanotifyEvent(Fd group, FanotifyEventMetadata metadata) {
        this.group = group;
        mask = metadata.mask();
        pid = metadata.pid();
        int number = metadata.fd();
        file = number >= 0 ? OpenFile.of(OwnedFd.of(number)) : null;
        // Lost events are about no file.
        fileError = number < FANOTIFY.NOFD && !isOverflow() ? Errno.of(-number) : null;
        answered = file == null || (mask & PERMISSIONS) == 0;
    }

    /** An event as it was read; {@code reportsErrors} if the group has an errno in place of each descriptor that there is not. */
    static FanotifyEvent of(Fd group, MemorySegment record, boolean reportsErrors) {
        FanotifyEventMetadata metadata = FanotifyEventMetadata.of(record);
        FanotifyEvent event = new FanotifyEvent(group, metadata);
        for (long place = metadata.metadata_len(); place < record.byteSize(); ) {
            int length = FanotifyEventInfoHeader.of(record.asSlice(place)).len();
            event.add(record.asSlice(place, length), reportsErrors);
            place += length;
        }
        return event;
    }

    private void add(MemorySegment info, boolean reportsErrors) {
        switch (FanotifyEventInfoHeader.of(info).info_type()) {
            case FAN_EVENT_INFO_TYPE.FID, FAN_EVENT_INFO_TYPE.DFID, FAN_EVENT_INFO_TYPE.DFID_NAME, FAN_EVENT_INFO_TYPE.OLD_DFID_NAME,
                    FAN_EVENT_INFO_TYPE.NEW_DFID_NAME -> places.add(FanotifyPlace.of(info));
            case FAN_EVENT_INFO_TYPE.PIDFD -> {
                int number = FanotifyEventInfoPidfd.of(info).pidfd();
                if (number >= 0) process = Pidfd.of(OwnedFd.of(number));
                else if (reportsErrors) processError = Errno.of(-number);
                else if (number == FANOTIFY.NOPIDFD) processError = Errno.of(E.SRCH);
            }
            case FAN_EVENT_INFO_TYPE.ERROR -> {
                FanotifyEventInfoError error = FanotifyEventInfoError.of(info);
                failure = new Failure(error.error(), error.error_count());
            }
            case FAN_EVENT_INFO_TYPE.RANGE -> {
                FanotifyEventInfoRange part = FanotifyEventInfoRange.of(info);
                range = new Range(part.offset(), part.count());
            }
            case FAN_EVENT_INFO_TYPE.MNT -> mount = OptionalLong.of(FanotifyEventInfoMnt.of(info).mnt_id());
            default -> { } // newer kernels may tell more
        }
    }

    /** What happened, bits of {@link FAN}. */
    public long mask() {
        return mask;
    }

    /** Whether it has any of some bits of {@link FAN}. */
    public boolean is(long bits) {
        return (mask & bits) != 0;
    }

    /** Whether it has any of some words of {@link FAN}: {@code event.is("create, delete")}. */
    public boolean is(String words) {
        return is(FAN.parse(words));
    }

    /** Whether the queue was full, so that events were lost. */
    public boolean isOverflow() {
        return (mask & FAN.Q_OVERFLOW) != 0;
    }

    /** Whose doing it was: a process, or a thread if the group reports those; 0 if it is of another PID namespace. */
    public int pid() {
        return pid;
    }

    /** The file, open, if the group reports descriptors. It is closed with this. */
    public Optional<OpenFile> file() {
        return Optional.ofNullable(file);
    }

    /** Why the file is not open, if the group was opened with {@code report_fd_error}. Since Linux 6.13. */
    public Optional<Errno> fileError() {
        return Optional.ofNullable(fileError);
    }

    /** The path that the file has now, if the group reports descriptors. Needs {@code /proc}. */
    public Optional<String> path() throws ErrnoException {
        if (file == null) return Optional.empty();
        Fd open = file.fd();
        int number = open.enter();
        try {
            return Optional.of(Fs.readlink("/proc/self/fd/" + number));
        } finally {
            open.exit();
        }
    }

    /** The process whose doing it was, if the group reports that and it still runs. It is closed with this. */
    public Optional<Pidfd> process() {
        return Optional.ofNullable(process);
    }

    /** Why there is no process: ESRCH if it has ended; other reasons only if the group was opened with {@code report_fd_error}. */
    public Optional<Errno> processError() {
        return Optional.ofNullable(processError);
    }

    /** Where it happened, if the group reports handles. */
    public List<FanotifyPlace> places() {
        return List.copyOf(places);
    }

    /** What is told of one kind of place, one of {@link FAN_EVENT_INFO_TYPE}. */
    public Optional<FanotifyPlace> place(int type) {
        return places.stream().filter(place -> place.type() == type).findFirst();
    }

    /** The name it happened to, or came to have, in its directory, if the group reports names. */
    public Optional<String> name() {
        return place(FAN_EVENT_INFO_TYPE.NEW_DFID_NAME).or(() -> place(FAN_EVENT_INFO_TYPE.DFID_NAME)).map(FanotifyPlace::name);
    }

    /** The name that it had before it was renamed, in an event of {@link FAN#RENAME}. */
    public Optional<String> oldName() {
        return place(FAN_EVENT_INFO_TYPE.OLD_DFID_NAME).map(FanotifyPlace::name);
    }

    /** What is broken, in an event of {@link FAN#FS_ERROR}. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Which part of the file somebody wants, in an event of {@link FAN#PRE_ACCESS} that tells. Since Linux 6.14. */
    public Optional<Range> range() {
        return Optional.ofNullable(range);
    }

    /** Which mount came or went, in events of {@link FAN#MNT_ATTACH} and {@link FAN#MNT_DETACH}: its unique number. */
    public OptionalLong mount() {
        return mount;
    }

    /** Whether somebody waits for an answer. */
    public boolean isQuestion() {
        return !answered;
    }

    /** Lets it be done. */
    public void allow() throws ErrnoException {
        answer(FAN_RESPONSE.ALLOW);
    }

    /** Has it fail with EPERM. */
    public void deny() throws ErrnoException {
        answer(FAN_RESPONSE.DENY);
    }

    /**
     * Has it fail with another error: EPERM, EIO, EBUSY, ETXTBSY, EAGAIN, ENOSPC or EDQUOT, and of these not all on every kernel. Since
     * Linux 6.13, for groups of class {@code pre_content}.
     */
    public void deny(int errno) throws ErrnoException {
        if (errno <= 0 || errno > FAN_ERRNO.MASK) throw new IllegalArgumentException("no error number to deny with: " + errno);
        answer(FAN_RESPONSE.DENY | errno << FAN_ERRNO.SHIFT);
    }

    /**
     * Any answer.
     *
     * @param response bits of {@link FAN_RESPONSE}: {@link FAN_RESPONSE#ALLOW} or {@link FAN_RESPONSE#DENY}, and {@link FAN_RESPONSE#AUDIT}
     *     to have it told to the audit log, if the group was opened with {@code enable_audit}
     */
    public void answer(int response) throws ErrnoException {
        if (answered || file == null) throw new IllegalStateException("nobody waits for an answer to " + this);
        try (Scratch scratch = Scratch.open()) {
            FanotifyResponse answer = FanotifyResponse.allocate(scratch).fd(file.fd().number()).response(response);
            long result = FileCalls.tryWrite(group, answer.segment());
            if (result < 0) throw group.failure(result, "write", group, answer, FanotifyResponse.SIZE);
        }
        answered = true;
    }

    /** {@link #answer(int)} in words of {@link FAN_RESPONSE}: {@code "deny, audit"}. */
    public void answer(String response) throws ErrnoException {
        answer(FAN_RESPONSE.parse(response));
    }

    /** {@code {mask=create, pid=17, dfid_name {handle_type=1, f_handle=…} "name"}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{mask=").append(FAN.format(mask)).append(", pid=").append(pid);
        if (file != null) text.append(", fd=").append(file.fd());
        if (fileError != null) text.append(", fd=-").append(fileError.name());
        if (range != null) text.append(", offset=").append(range.offset()).append(", count=").append(range.count());
        for (FanotifyPlace place : places) text.append(", ").append(place);
        return text.append('}').toString();
    }

    @Override
    public void close() throws ErrnoException {
        try {
            if (!answered && group.isOpen()) allow();
        } finally {
            if (process != null) process.close();
            if (file != null) file.close();
        }
    }
}
