package dev.jsyscall.generator.model;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of C, of one kind.
 *
 * @param text a name in which each {@code *} stands for any letters, or for none
 */
public record NamePattern(Kind kind, String text) {
    /** Kinds of names that do not collide with each other. */
    public enum Kind {
        /** A macro, ioctls included, or an enumerator. */
        CONSTANT(""),
        STRUCT("struct "),
        UNION("union "),
        /** A record that has no name but that of its typedef. */
        TYPEDEF("typedef ");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }
    }

    /** Whether it is one name and no more. */
    public boolean exact() {
        return text.indexOf('*') < 0;
    }

    /** The names as a regular expression; the kind is not in it. */
    public Pattern regex() {
        return Pattern.compile(Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** As a spec has it. */
    @Override
    public String toString() {
        return kind.keyword + text;
    }
}
