package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Quote;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.xattr.XATTR_LIMIT;
import dev.jsyscall.linux.abi.xattr.XattrArgs;
import dev.jsyscall.linux.abi.xattr.XattrCalls;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The four ways in which the calls for extended attributes take a file. */
sealed interface XattrTarget {
    long get(String name, @Nullable MemorySegment value) throws ErrnoException;

    long list(@Nullable MemorySegment names) throws ErrnoException;

    void set(String name, MemorySegment value, int flags) throws ErrnoException;

    void remove(String name) throws ErrnoException;

    /** By a path whose links are followed. */
    record Followed(String path) implements XattrTarget {
        @Override
        public String toString() {
            return Quote.string(path);
        }

        @Override
        public long get(String name, @Nullable MemorySegment value) throws ErrnoException {
            return XattrCalls.getxattr(path, name, value);
        }

        @Override
        public long list(@Nullable MemorySegment names) throws ErrnoException {
            return XattrCalls.listxattr(path, names);
        }

        @Override
        public void set(String name, MemorySegment value, int flags) throws ErrnoException {
            XattrCalls.setxattr(path, name, value, flags);
        }

        @Override
        public void remove(String name) throws ErrnoException {
            XattrCalls.removexattr(path, name);
        }
    }

    /** By a path whose last name may be a link that is meant itself. */
    record Itself(String path) implements XattrTarget {
        @Override
        public String toString() {
            return Quote.string(path) + ", symlink_nofollow";
        }

        @Override
        public long get(String name, @Nullable MemorySegment value) throws ErrnoException {
            return XattrCalls.lgetxattr(path, name, value);
        }

        @Override
        public long list(@Nullable MemorySegment names) throws ErrnoException {
            return XattrCalls.llistxattr(path, names);
        }

        @Override
        public void set(String name, MemorySegment value, int flags) throws ErrnoException {
            XattrCalls.lsetxattr(path, name, value, flags);
        }

        @Override
        public void remove(String name) throws ErrnoException {
            XattrCalls.lremovexattr(path, name);
        }
    }

    /** A file that is open. */
    record Open(Fd fd) implements XattrTarget {
        @Override
        public String toString() {
            return fd.toString();
        }

        @Override
        public long get(String name, @Nullable MemorySegment value) throws ErrnoException {
            return XattrCalls.fgetxattr(fd, name, value);
        }

        @Override
        public long list(@Nullable MemorySegment names) throws ErrnoException {
            return XattrCalls.flistxattr(fd, names);
        }

        @Override
        public void set(String name, MemorySegment value, int flags) throws ErrnoException {
            XattrCalls.fsetxattr(fd, name, value, flags);
        }

        @Override
        public void remove(String name) throws ErrnoException {
            XattrCalls.fremovexattr(fd, name);
        }
    }

    /** By a path that begins in a directory. */
    record At(Fd directory, String path, int flags) implements XattrTarget {
        @Override
        public String toString() {
            return directory + ", " + Quote.string(path) + ", " + AT.format(flags);
        }

        @Override
        public long get(String name, @Nullable MemorySegment value) throws ErrnoException {
            try (Scratch scratch = Scratch.open()) {
                MemorySegment room = scratch.allocate(value == null ? 0 : Math.min(value.byteSize(), XATTR_LIMIT.SIZE_MAX), 1);
                long result = XattrCalls.getxattrat(directory, path, flags, name, arguments(scratch, room, 0));
                if (value != null) MemorySegment.copy(room, 0, value, 0, Math.min(result, room.byteSize()));
                return result;
            }
        }

        @Override
        public long list(@Nullable MemorySegment names) throws ErrnoException {
            return XattrCalls.listxattrat(directory, path, flags, names);
        }

        @Override
        public void set(String name, MemorySegment value, int mode) throws ErrnoException {
            try (Scratch scratch = Scratch.open()) {
                XattrCalls.setxattrat(directory, path, flags, name, arguments(scratch, scratch.allocate(value.byteSize(), 1).copyFrom(value), mode));
            }
        }

        @Override
        public void remove(String name) throws ErrnoException {
            XattrCalls.removexattrat(directory, path, flags, name);
        }

        /** The record has the memory's address, which keeps nothing alive: it is scratch memory always. */
        private static XattrArgs arguments(Scratch scratch, MemorySegment memory, int mode) {
            return XattrArgs.allocate(scratch).value(memory.address()).size(Math.toIntExact(memory.byteSize())).flags(mode);
        }
    }
}
