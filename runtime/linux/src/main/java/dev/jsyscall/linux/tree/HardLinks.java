package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.stat.Statx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of a source that have several names, and where the first copy of each is, so that further ones become links to it. */
final class HardLinks {
    /** A copy: how to come to it from where the whole copy's path begins, and who it is. */
    private record Copy(String path, Identity identity) {}

    private final Fd base;
    private final List<String> names = new ArrayList<>();
    private final Map<Identity, Copy> copies = new HashMap<>();

    HardLinks(Fd base) {
        this.base = base;
    }

    void enter(String name) {
        names.add(name);
    }

    void leave() {
        names.removeLast();
    }

    /**
     * Makes a name for the copy of a file that was copied under another name.
     *
     * @return false if it was not, or if it cannot have another name: then it is to be copied
     */
    boolean link(Statx source, Fd directory, String name) throws ErrnoException {
        Copy copy = known(source);
        if (copy == null) return false;
        try {
            DirCalls.linkat(base, copy.path(), directory, name, 0);
        } catch (ErrnoException e) {
            return false; // the path is too long, links are full, the first copy was moved: a second copy is right, too
        }
        if (identify(directory, name).equals(copy.identity())) return true;
        DirCalls.unlinkat(directory, name, 0); // something else took the first copy's place
        return false;
    }

    private @Nullable Copy known(Statx source) {
        return source.nlink() > 1 ? copies.get(Identity.of(source)) : null;
    }

    /** Remembers a copy, if its source has several names. */
    void made(Statx source, Fd directory, String name) throws ErrnoException {
        if (source.nlink() < 2) return;
        String path = names.isEmpty() ? name : String.join("/", names) + "/" + name;
        copies.putIfAbsent(Identity.of(source), new Copy(path, identify(directory, name)));
    }

    private static Identity identify(Fd directory, String name) throws ErrnoException {
        return Identity.at(directory, name, AT.SYMLINK_NOFOLLOW);
    }
}
