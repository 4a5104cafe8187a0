package dev.jsyscall.linux.watch;

import dev.jsyscall.Quote;
import dev.jsyscall.linux.abi.inotify.IN;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to what an {@link Inotify} watches.
 *
 * @param watch what is watched
 * @param mask what happened, bits of {@link IN}
 * @param cookie the same number in both halves of a move, else 0
 * @param name which entry of the watched directory it happened to; empty if to the watched itself
 * @param from in an {@link IN#MOVED_TO} whose other half was found, see {@link Inotify#pairMoves}: where it moved from
 */
public record FileEvent(Watch watch, int mask, int cookie, String name, Optional<FileEvent> from) {
    /** Whether it has any of some bits of {@link IN}. */
    public boolean is(int bits) {
        return (mask & bits) != 0;
    }

    /** Whether it has any of some words of {@link IN}: {@code event.is("create, moved_to")}. */
    public boolean is(String words) {
        return is(IN.parse(words));
    }

    /** Whether it happened to a directory. */
    public boolean isDirectory() {
        return is(IN.ISDIR);
    }

    /** Whether the queue was full, so that events were lost. It has no path then. */
    public boolean isOverflow() {
        return is(IN.Q_OVERFLOW);
    }

    /** Whether both halves of a move within what is watched are in it. */
    public boolean isMove() {
        return from.isPresent();
    }

    /** The path that is watched, and the name below it if there is one. */
    public String path() {
        if (name.isEmpty()) return watch.path();
        return watch.path().endsWith("/") ? watch.path() + name : watch.path() + "/" + name;
    }

    /** Much as strace prints it: {@code {wd=1, mask=moved_from,isdir, cookie=17, name="new"}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{wd=").append(watch.number()).append(", mask=").append(IN.format(mask));
        if (cookie != 0) text.append(", cookie=").append(Integer.toUnsignedString(cookie));
        if (!name.isEmpty()) text.append(", name=").append(Quote.string(name));
        from.ifPresent(event -> text.append(", from=").append(Quote.string(event.path())));
        return text.append('}').toString();
    }

    FileEvent movedFrom(@Nullable FileEvent other) {
        return new FileEvent(watch, mask, cookie, name, Optional.ofNullable(other));
    }
}
