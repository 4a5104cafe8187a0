package dev.jsyscall;

import org.jspecify.annotations.Nullable;

/**
 * A file descriptor that someone else closes: one lent by its {@link OwnedFd owner}, or a bare number such as 0, 1 and 2.
 *
 * <p>What an owner lent fails like the owner's own when that closes it. For a bare number nobody keeps watch: whoever makes one sees to
 * it that the number stays open and keeps its meaning.
 */
public final class BorrowedFd extends Fd {
    private final @Nullable OwnedFd owner;
    private final int number;
    private final @Nullable String name;

    BorrowedFd(OwnedFd owner) {
        this.owner = owner;
        this.number = owner.number();
        this.name = null;
    }

    private BorrowedFd(int number, @Nullable String name) {
        this.owner = null;
        this.number = number;
        this.name = name;
    }

    /** A number that is open as long as it is used. Negative ones are allowed: some calls give them a meaning. */
    public static BorrowedFd of(int number) {
        return new BorrowedFd(number, null);
    }

    /** A number that stands in place of a file descriptor, and is shown by its name: {@code AT_FDCWD}. */
    public static BorrowedFd of(int number, String name) {
        return new BorrowedFd(number, name);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean isOpen() {
        return owner == null || owner.isOpen();
    }

    @Override
    public int enter() throws ErrnoException {
        return owner == null ? number : owner.enter();
    }

    @Override
    public void exit() {
        if (owner != null) owner.exit();
    }

    @Override
    public int enterBlocking() throws ErrnoException {
        return owner == null ? number : owner.enterBlocking();
    }

    @Override
    public void exitBlocking() {
        if (owner != null) owner.exitBlocking();
    }

    /** The number, its name if it has one, or {@code closed}. */
    @Override
    public String toString() {
        return name == null ? super.toString() : name;
    }
}
