package dev.jsyscall.strace;

import java.util.List;

/** What strace prints for one argument, or a part of one. */
sealed interface Shown {
    /** A number, names of bits, an address, an expression: {@code O_RDWR|O_CLOEXEC}, {@code 0x7f00}, {@code makedev(0x8, 0x1)}. */
    record Word(String text) implements Shown {}

    /** A string's bytes, one for each character. */
    record Text(String bytes) implements Shown {}

    /** {@code {st_mode=S_IFREG|0644, …}}. */
    record Record(List<Field> fields) implements Shown {}

    /** {@code [1, 2]}. */
    record Sequence(List<Shown> elements) implements Shown {}

    /** What is in a set, or what alone is not: {@code [INT QUIT]}, {@code ~[]}, {@code [0 1 7]}. */
    record Members(boolean complement, List<String> names) implements Shown {}

    /** {@code 16 => 8}: before and after the call. */
    record Change(Shown before, Shown after) implements Shown {}

    /** A member, or an argument that strace gives a name; without a name in a record it is one whose name goes without saying. */
    record Field(String name, Shown value) implements Shown {}
}
