package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.fcntl.FD;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.pipe.PipeCalls;

/** What there is to say of a descriptor as such: its duplicates, its flags and those of the open file behind it. */
public interface Descriptor extends HasFd {
    /** Another descriptor of the same open file, closed on exec; both share position and status flags. */
    default OpenFile dup() throws ErrnoException {
        return dup(0);
    }

    /**
     * {@link #dup()} with a number that is not below another one.
     *
     * @throws ErrnoException as fcntl(2): {@code EINVAL} if no descriptor may have such a number
     * @see <a href="https://man7.org/linux/man-pages/man2/F_DUPFD.2const.html">F_DUPFD_CLOEXEC(2const)</a>
     */
    default OpenFile dup(int least) throws ErrnoException {
        return OpenFile.of(FcntlCalls.fcntlDupfdCloexec(fd(), least));
    }

    /**
     * Makes a number mean this file, for programs that are started; what it meant before is closed.
     *
     * @param number which; those of descriptors that others in this process use are not for you
     * @param flags {@link O#CLOEXEC} or 0
     */
    default void dupTo(int number, int flags) throws ErrnoException {
        PipeCalls.dup3(fd(), number, flags);
    }

    /** {@link #dupTo(int, int)} with words: {@code "cloexec"}. */
    default void dupTo(int number, String flags) throws ErrnoException {
        dupTo(number, O.parse(flags));
    }

    /** The flags it was opened with and those set since, of {@link O}. */
    default int flags() throws ErrnoException {
        return FcntlCalls.fcntlGetfl(fd());
    }

    /** Sets the flags that can be changed: append, async, direct, noatime, nonblock. They belong to all descriptors of the open file. */
    default void flags(int flags) throws ErrnoException {
        FcntlCalls.fcntlSetfl(fd(), flags);
    }

    /** {@link #flags(int)} with words; {@code "~nonblock"} is not understood here, since all flags are set anew. */
    default void flags(String flags) throws ErrnoException {
        flags(O.parse(flags));
    }

    /** Whether calls fail with {@code EAGAIN} instead of waiting. */
    default boolean nonblock() throws ErrnoException {
        return (flags() & O.NONBLOCK) != 0;
    }

    /** Says whether calls fail with {@code EAGAIN} instead of waiting. */
    default void nonblock(boolean on) throws ErrnoException {
        int flags = flags();
        flags(on ? flags | O.NONBLOCK : flags & ~O.NONBLOCK);
    }

    /** Whether programs that are started do not inherit it. */
    default boolean cloexec() throws ErrnoException {
        return (FcntlCalls.fcntlGetfd(fd()) & FD.CLOEXEC) != 0;
    }

    /** Says whether programs that are started do not inherit it. */
    default void cloexec(boolean on) throws ErrnoException {
        FcntlCalls.fcntlSetfd(fd(), on ? FD.CLOEXEC : 0);
    }

    /** Whether another descriptor is of the same open file, since Linux 6.10. */
    default boolean isDupOf(HasFd other) throws ErrnoException {
        return FcntlCalls.fcntlDupfdQuery(fd(), other.fd()) != 0;
    }
}
