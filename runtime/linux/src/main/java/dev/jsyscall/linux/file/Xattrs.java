package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.PathText;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.xattr.XATTR;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file's extended attributes: values of up to 64 KiB under names that begin with {@code user.}, {@code trusted.}, {@code security.} or
 * {@code system.}
 *
 * <p>Errors of all methods: EOPNOTSUPP if the file system has no such attributes, EPERM if the name's part before the point needs a
 * privilege, or if the file is of a type that has no attributes of users, as links and devices.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/xattr.7.html">xattr(7)</a>
 */
public final class Xattrs {
    private static final int FIRST_ROOM = 1024;

    private final XattrTarget target;

    private Xattrs(XattrTarget target) {
        this.target = target;
    }

    /** Those of what is at a path; links are followed. */
    public static Xattrs of(String path) {
        return new Xattrs(new XattrTarget.Followed(path));
    }

    /** Those of what is at a path, also if that is a link. */
    public static Xattrs ofLink(String path) {
        return new Xattrs(new XattrTarget.Itself(path));
    }

    /** Those of a file that is open, for reading or writing. */
    public static Xattrs of(HasFd file) {
        // The current directory's number is unknown to these calls.
        return file.fd().number() == AT.FDCWD ? of(".") : new Xattrs(new XattrTarget.Open(file.fd()));
    }

    /**
     * Those of what is at a path that begins in a directory. Since Linux 6.13.
     *
     * @param flags {@link AT#SYMLINK_NOFOLLOW}, {@link AT#EMPTY_PATH}, both or 0
     */
    public static Xattrs at(HasFd directory, String path, int flags) {
        return new Xattrs(new XattrTarget.At(directory.fd(), path, flags));
    }

    /** {@link #at(HasFd, String, int)} with the flags in words of {@link AT}: {@code symlink_nofollow}. */
    public static Xattrs at(HasFd directory, String path, String flags) {
        return at(directory, path, AT.parse(flags));
    }

    /** An attribute's value, or nothing if the file has no such attribute. */
    public Optional<byte[]> get(String name) throws ErrnoException {
        try {
            return Optional.of(fetch(room -> target.get(name, room)));
        } catch (ErrnoException e) {
            if (e.is(E.NODATA)) return Optional.empty();
            throw e;
        }
    }

    /** An attribute's value as UTF-8 text; as in names, see {@link PathText}, bytes that are none survive. */
    public Optional<String> getString(String name) throws ErrnoException {
        return get(name).map(PathText::decode);
    }

    /** The names of all attributes that the caller may see, in the file system's order. */
    public List<String> list() throws ErrnoException {
        byte[] bytes = fetch(target::list);
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0) continue;
            names.add(PathText.decode(bytes, start, i - start));
            start = i + 1;
        }
        return names;
    }

    /** All attributes that the caller may see, in the file system's order. */
    public Map<String, byte[]> all() throws ErrnoException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (String name : list()) get(name).ifPresent(value -> all.put(name, value));
        return all;
    }

    /**
     * Sets an attribute, be it there or not.
     *
     * @param value its new value: native memory as it is, heap memory by one copy
     * @throws ErrnoException ENOSPC or E2BIG if the file system has no room for it
     */
    public void set(String name, MemorySegment value) throws ErrnoException {
        set(name, value, 0);
    }

    /**
     * Sets an attribute.
     *
     * @param flags {@link XATTR#CREATE}: it must not be there, else EEXIST; {@link XATTR#REPLACE}: it must be there, else ENODATA; or 0
     */
    public void set(String name, MemorySegment value, int flags) throws ErrnoException {
        target.set(name, value, flags);
    }

    /** {@link #set(String, MemorySegment, int)} with the flags in words: {@code create}. */
    public void set(String name, MemorySegment value, String flags) throws ErrnoException {
        set(name, value, XATTR.parse(flags));
    }

    /** {@link #set(String, MemorySegment, int)} of an array. */
    public void set(String name, byte[] value, int flags) throws ErrnoException {
        set(name, MemorySegment.ofArray(value), flags);
    }

    /** {@link #set(String, MemorySegment)} of an array. */
    public void set(String name, byte[] value) throws ErrnoException {
        set(name, MemorySegment.ofArray(value), 0);
    }

    /** {@link #set(String, MemorySegment, int)} of an array, with the flags in words: {@code create}. */
    public void set(String name, byte[] value, String flags) throws ErrnoException {
        set(name, MemorySegment.ofArray(value), XATTR.parse(flags));
    }

    /** {@link #set(String, MemorySegment)} of text, as UTF-8. */
    public void set(String name, String value) throws ErrnoException {
        set(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** {@link #set(String, MemorySegment, int)} of text, as UTF-8, with the flags in words: {@code create}. */
    public void set(String name, String value, String flags) throws ErrnoException {
        set(name, value.getBytes(StandardCharsets.UTF_8), flags);
    }

    /**
     * Makes the attributes of a space of names these, and removes the others that are there: {@code replaceAll("user.", wanted)}. Not at once:
     * who looks meanwhile, sees some of both.
     *
     * @param space what the names begin with; attributes with other names stay
     * @param wanted the attributes, by their whole names
     */
    public void replaceAll(String space, Map<String, byte[]> wanted) throws ErrnoException {
        for (String name : wanted.keySet()) {
            if (!name.startsWith(space)) throw new IllegalArgumentException("not an attribute that begins with " + space + ": " + name);
        }
        for (String name : list()) {
            if (name.startsWith(space) && !wanted.containsKey(name)) removeIfExists(name);
        }
        for (Map.Entry<String, byte[]> attribute : wanted.entrySet()) set(attribute.getKey(), attribute.getValue());
    }

    /**
     * Removes an attribute.
     *
     * @throws ErrnoException ENODATA if it is not there
     */
    public void remove(String name) throws ErrnoException {
        target.remove(name);
    }

    /** Removes an attribute if it is there, and says whether it was. */
    public boolean removeIfExists(String name) throws ErrnoException {
        try {
            target.remove(name);
            return true;
        } catch (ErrnoException e) {
            if (e.is(E.NODATA)) return false;
            throw e;
        }
    }

    /** Something that the kernel writes into memory if that is big enough, and whose size it tells if there is none. */
    private interface Fetch {
        long into(@Nullable MemorySegment room) throws ErrnoException;
    }

    private static byte[] fetch(Fetch fetch) throws ErrnoException {
        long size = FIRST_ROOM;
        while (true) {
            try (Scratch scratch = Scratch.open()) {
                MemorySegment room = scratch.reserve(size);
                return room.asSlice(0, fetch.into(room)).toArray(ValueLayout.JAVA_BYTE);
            } catch (ErrnoException e) {
                if (!e.is(E.RANGE)) throw e;
            }
            // Someone may change it between this call and the next: then it is asked for again.
            size = Math.max(fetch.into(null), 1);
        }
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
