package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.Statx;
import dev.jsyscall.linux.file.DeviceNumber;
import java.io.Closeable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One copy of a tree at work: a walk through the source, and a descent beside it through the copy. */
final class CopyRun implements Closeable {
    private static final int PRIVATE_DIRECTORY = 0_700;
    private static final int PRIVATE_FILE = 0_600;
    private static final int RIGHTS = 0_7777;
    private static final int DIRECTORY = O.RDONLY | O.DIRECTORY | O.NOFOLLOW | O.CLOEXEC;
    private static final int NEW_FILE = O.WRONLY | O.CREAT | O.EXCL | O.NOFOLLOW | O.LARGEFILE | O.CLOEXEC;

    private final TreeCopy copy;
    private final TreeErrors errors;
    private final String path;
    private final Descent down;
    private final HardLinks links;
    private long copied;

    /** Who the copy's topmost directory is, which may lie within the source. */
    private @Nullable Identity top;

    CopyRun(TreeCopy copy, Fd base, String path) {
        this.copy = copy;
        this.path = path;
        errors = copy.source.errors;
        down = new Descent(base, copy.source.open, (level, fd) -> {});
        links = new HardLinks(base);
    }

    long run() throws ErrnoException {
        try (TreeWalk walk = copy.source.order(Order.BOTH).walk()) {
            while (walk.next()) {
                try {
                    if (walk.isLeaving()) leave(walk);
                    else if (walk.isDirectory()) arrive(walk);
                    else copy(walk);
                } catch (ErrnoException e) {
                    walk.skip();
                    errors.handle(TreeException.of(walk.path(), e));
                }
            }
        }
        return copied;
    }

    private String name(TreeWalk walk) {
        return walk.depth() == 0 ? path : walk.name();
    }

    private void arrive(TreeWalk walk) throws ErrnoException {
        Identity source = Identity.of(walk.status());
        if (source.equals(top)) {
            throw TreeException.of(walk.path(), E.INVAL, "mkdirat", "it is the copy itself: a directory cannot be copied into itself");
        }
        String name = name(walk);
        boolean made = makeDirectory(name);
        OwnedFd fd = FcntlCalls.openat(down.here(), name, DIRECTORY);
        Statx who;
        try {
            who = down.identify(fd);
            if (source.equals(Identity.of(who))) {
                throw TreeException.of(walk.path(), E.INVAL, "mkdirat", "source and copy are the same directory");
            }
        } catch (ErrnoException e) {
            fd.close();
            throw e;
        }
        if (top == null) top = Identity.of(who);
        down.enter(fd, who, false);
        links.enter(name);
        if (made) copied++;
        if (!walk.descends()) leave(walk);
    }

    private boolean makeDirectory(String name) throws ErrnoException {
        try {
            DirCalls.mkdirat(down.here(), name, PRIVATE_DIRECTORY);
            return true;
        } catch (ErrnoException e) {
            if (copy.merges && e.is(E.EXIST)) return false;
            throw e;
        }
    }

    private void leave(TreeWalk walk) throws ErrnoException {
        try (OwnedFd directory = FcntlCalls.openat(down.here(), ".", O.RDONLY | O.DIRECTORY | O.CLOEXEC)) {
            Statx source = walk.status();
            boolean owned = owner(source, directory, "", AT.EMPTY_PATH);
            if (copy.attributes) attributes(walk, directory);
            CopiedStatus.times(source, directory, ".", 0);
            CopiedStatus.mode(source, directory, owned);
        } finally {
            down.leave();
            links.leave();
        }
    }

    /** Whether the copy got its source's owner, without which it gets no set-id bits. */
    private boolean owner(Statx source, Fd directory, String name, int flags) throws ErrnoException {
        return copy.owners && CopiedStatus.owner(source, directory, name, flags);
    }

    private static void attributes(TreeWalk walk, OwnedFd directory) throws ErrnoException {
        try (OwnedFd source = walk.open("rdonly, directory")) {
            CopiedStatus.attributes(source, directory);
        } catch (ErrnoException e) {
            if (!e.is(E.ACCES)) throw e; // the walk could not read it either, and told so
        }
    }

    private void copy(TreeWalk walk) throws ErrnoException {
        String name = name(walk);
        try {
            create(walk, name);
        } catch (ErrnoException e) {
            if (!copy.merges || !e.is(E.EXIST)) throw e;
            replace(walk, name);
        }
        links.made(walk.status(), down.here(), name);
        copied++;
    }

    /** Makes the copy beside what is there, and moves it over that when it is whole: until then nothing is lost. */
    private void replace(TreeWalk walk, String name) throws ErrnoException {
        if (isSource(walk, name)) throw TreeException.of(walk.path(), E.INVAL, "renameat", "source and copy are the same file");
        PathParts parts = PathParts.of(name);
        String beside = parts.directory() + "/.copy-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        try {
            create(walk, beside);
            DirCalls.renameat(down.here(), beside, down.here(), name);
        } catch (ErrnoException e) {
            discard(beside, e);
            throw e;
        }
    }

    /** Whether what has a name there is what is to be copied, or what the link that is to be copied leads to. */
    private boolean isSource(TreeWalk walk, String name) throws ErrnoException {
        Identity there = Identity.at(down.here(), name, AT.SYMLINK_NOFOLLOW);
        return there.equals(Identity.of(walk.status())) || walk.isSymbolicLink() && there.equals(destination(walk));
    }

    private static @Nullable Identity destination(TreeWalk link) throws ErrnoException {
        try {
            return Identity.at(link.directory(), link.name(), AT.NO_AUTOMOUNT);
        } catch (ErrnoException e) {
            return null; // it leads nowhere
        }
    }

    private void discard(String name, ErrnoException reason) {
        try {
            DirCalls.unlinkat(down.here(), name, 0);
        } catch (ErrnoException e) {
            if (!e.is(E.NOENT)) reason.addSuppressed(e);
        }
    }

    private void create(TreeWalk walk, String name) throws ErrnoException {
        Statx source = walk.status();
        if (links.link(source, down.here(), name)) return;
        Fd here = down.here();
        if (walk.isRegularFile()) {
            createFile(walk, source, name);
        } else if (walk.isSymbolicLink()) {
            DirCalls.symlinkat(walk.linkTarget(), here, name);
            owner(source, here, name, AT.SYMLINK_NOFOLLOW);
        } else {
            DeviceNumber device = new DeviceNumber(source.rdev_major(), source.rdev_minor());
            DirCalls.mknodat(here, name, source.mode() & S.IFMT | PRIVATE_FILE, device.encode());
            owner(source, here, name, AT.SYMLINK_NOFOLLOW);
            // The directory is nobody else's: what has this name is what was just made.
            FileCalls.fchmodat(here, name, source.mode() & RIGHTS);
        }
        if (!walk.isRegularFile()) CopiedStatus.times(source, here, name, AT.SYMLINK_NOFOLLOW);
    }

    private void createFile(TreeWalk walk, Statx source, String name) throws ErrnoException {
        try (OwnedFd from = walk.open("rdonly, nonblock, noctty");
                OwnedFd to = FcntlCalls.openat(down.here(), name, NEW_FILE, PRIVATE_FILE)) {
            try {
                FileContent.copy(from, to, copy.reflink);
                boolean owned = owner(source, to, "", AT.EMPTY_PATH);
                if (copy.attributes) CopiedStatus.attributes(from, to);
                CopiedStatus.times(source, to, "", AT.EMPTY_PATH);
                CopiedStatus.mode(source, to, owned);
            } catch (ErrnoException e) {
                discard(name, e);
                throw e;
            }
        }
    }

    @Override
    public void close() throws ErrnoException {
        down.close();
    }
}
