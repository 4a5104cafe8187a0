package dev.jsyscall.linux.watch;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fanotify.FAN;
import dev.jsyscall.linux.abi.fanotify.FAN_ERRNO;
import dev.jsyscall.linux.abi.fanotify.FAN_EVENT_INFO_TYPE;
import dev.jsyscall.linux.abi.fanotify.FAN_RESPONSE;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoError;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoHeader;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoMnt;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoPidfd;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventMetadata;
import dev.jsyscall.linux.abi.fanotify.FanotifyResponse;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.file.Fs;
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

    private final Fd group;
    private final long mask;
    private final int pid;
    private final List<FanotifyPlace> places = new ArrayList<>();
    private final @Nullable OwnedFd file;
    private @Nullable OwnedFd process;
    private @Nullable Failure failure;
    private OptionalLong mount = OptionalLong.empty();
    private boolean answered;

    private FanotifyEvent(Fd group, FanotifyEventMetadata metadata) {
        this.group = group;
        mask = metadata.mask();
        pid = metadata.pid();
        file = metadata.fd() >= 0 ? OwnedFd.of(metadata.fd()) : null;
        answered = file == null || (mask & PERMISSIONS) == 0;
    }

    static FanotifyEvent of(Fd group, MemorySegment record) {
        FanotifyEventMetadata metadata = FanotifyEventMetadata.of(record);
        FanotifyEvent event = new FanotifyEvent(group, metadata);
        for (long place = metadata.metadata_len(); place < record.byteSize(); ) {
            int length = FanotifyEventInfoHeader.of(record.asSlice(place)).len();
            event.add(record.asSlice(place, length));
            place += length;
        }
        return event;
    }

    private void add(MemorySegment info) {
        switch (FanotifyEventInfoHeader.of(info).info_type()) {
            case FAN_EVENT_INFO_TYPE.FID, FAN_EVENT_INFO_TYPE.DFID, FAN_EVENT_INFO_TYPE.DFID_NAME, FAN_EVENT_INFO_TYPE.OLD_DFID_NAME,
                    FAN_EVENT_INFO_TYPE.NEW_DFID_NAME -> places.add(FanotifyPlace.of(info));
            case FAN_EVENT_INFO_TYPE.PIDFD -> {
                int number = FanotifyEventInfoPidfd.of(info).pidfd();
                if (number >= 0) process = OwnedFd.of(number);
            }
            case FAN_EVENT_INFO_TYPE.ERROR -> {
                FanotifyEventInfoError error = FanotifyEventInfoError.of(info);
                failure = new Failure(error.error(), error.error_count());
            }
            case FAN_EVENT_INFO_TYPE.MNT -> mount = OptionalLong.of(FanotifyEventInfoMnt.of(info).mnt_id());
            default -> { } // newer kernels may tell more
        }
    }

    /** What happened, bits of {@link FAN}. */
    public long mask() {
        return mask;
    }

    /** Whether it has any of some words of {@link FAN}: {@code event.is("create, delete")}. */
    public boolean is(String words) {
        return (mask & FAN.parse(words)) != 0;
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
    public Optional<Fd> file() {
        return Optional.ofNullable(file);
    }

    /** The path that the file has now, if the group reports descriptors. Needs {@code /proc}. */
    public Optional<String> path() throws ErrnoException {
        return file == null ? Optional.empty() : Optional.of(Fs.readlink("/proc/self/fd/" + file.number()));
    }

    /** The process whose doing it was, if the group reports that and it still runs. It is closed with this. */
    public Optional<Fd> process() {
        return Optional.ofNullable(process);
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

    private void answer(int response) throws ErrnoException {
        if (answered || file == null) throw new IllegalStateException("nobody waits for an answer to " + this);
        try (Scratch scratch = Scratch.open()) {
            FileCalls.write(group, FanotifyResponse.allocate(scratch).fd(file.number()).response(response).segment());
        }
        answered = true;
    }

    /** {@code {mask=create, pid=17, dfid_name {handle_type=1, f_handle=…} "name"}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{mask=").append(FAN.format(mask)).append(", pid=").append(pid);
        if (file != null) text.append(", fd=").append(file);
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
