package dev.jsyscall;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a system call failed, as the running architecture numbers it. A number without a name is a value like any other.
 *
 * @param number the number, as C has it in {@code errno}
 */
public record Errno(int number) {

    /** The reason with this number. */
    public static Errno of(int number) {
        return new Errno(number);
    }

    /** The C name, {@code ENOENT}, or {@code errno 4711} where there is none. */
    public String name() {
        FlagTable table = Platform.current().errnos();
        String name = table.nameOf(number);
        return name == null ? "errno " + number : table.prefix() + name;
    }

    /** What it means in a few words: {@code No such file or directory}. */
    public String text() {
        @Nullable String text = Platform.current().errnoText(number);
        return text == null ? "Unknown error " + number : text;
    }

    /** The name and the text. */
    @Override
    public String toString() {
        return name() + ": " + text();
    }
}
