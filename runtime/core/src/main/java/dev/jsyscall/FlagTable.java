package dev.jsyscall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of constants by word and by value.
 *
 * <p>Words are the constants' names in any case, with or without the C prefix: {@code creat}, {@code O_CREAT}. In a group of flags
 * several are joined by {@code ,} or {@code |} and blanks are free; {@code ~word} clears what stands for the word, and a field's name
 * stands for all of the field. Numbers are words too: {@code 0x} hexadecimal, {@code 0o} or a leading 0 octal, else decimal. File modes
 * may also be written {@code rwxr-x---}, and their numbers are always octal.
 *
 * <p>A table has the constants that exist on the running architecture. It is immutable and may be used by all threads; parsing a string
 * that was parsed lately allocates nothing.
 */
public final class FlagTable {
    private static final int CACHE = 32;

    private final String group;
    private final String prefix;
    private final int bits;
    private final boolean flags;
    private final boolean mode;
    private final List<FlagField> fields;
    private final List<FlagWord> words;
    private final @Nullable Parsed[] cache = new Parsed[CACHE];
    private volatile @Nullable FlagIndex index;

    private FlagTable(Builder builder) {
        group = builder.group;
        prefix = builder.prefix;
        bits = builder.bits;
        flags = builder.flags;
        mode = builder.mode;
        fields = List.copyOf(builder.fields);
        words = List.copyOf(builder.words);
    }

    /** Begins a group of bits that are joined. {@code bits} is the width of its values: 8, 16, 32 or 64. */
    public static Builder flags(String group, String prefix, int bits) {
        return new Builder(group, prefix, bits, true);
    }

    /** Begins a group of values of which there is one at a time. {@code bits} is their width: 8, 16, 32 or 64. */
    public static Builder values(String group, String prefix, int bits) {
        return new Builder(group, prefix, bits, false);
    }

    /** The group's name. */
    public String group() {
        return group;
    }

    /** What C puts before the constants' names. */
    public String prefix() {
        return prefix;
    }

    /** The names of the constants as the specs have them, without prefix, aliases and fields' names included. */
    public List<String> words() {
        List<String> names = new ArrayList<>(words.size());
        for (FlagWord word : words) names.add(word.name());
        return names;
    }

    /** Whether the running architecture has a constant for a word; prefix and case do not matter. */
    public boolean has(String word) {
        return index().find(word) != null;
    }

    /**
     * The value of one word; prefix and case do not matter.
     *
     * @throws IllegalArgumentException if there is no such word
     */
    public long valueOf(String word) {
        FlagWord found = index().find(word);
        if (found == null) throw index().unknown(word);
        return found.value();
    }

    /** The canonical name of exactly this value, without prefix, or null if it has none. */
    public @Nullable String nameOf(long value) {
        FlagWord word = index().named(value);
        return word == null ? null : word.name();
    }

    /**
     * The value that a text stands for, as a Java variable holds it: 32 bits sign-extended like an {@code int}, fewer bits of flags
     * zero-extended.
     *
     * @throws IllegalArgumentException if a word is unknown (the message names the nearest), a number does not fit, or words exclude
     *     each other
     */
    public long parse(String text) {
        int slot = text.hashCode() & CACHE - 1;
        Parsed known = cache[slot];
        if (known != null && known.text.equals(text)) return known.value;
        long value = new FlagParser(this, 0).parse(text);
        cache[slot] = new Parsed(text, value);
        return value;
    }

    /**
     * The value that a text stands for, of a group held as {@code int}.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    public int parseInt(String text) {
        return (int) parse(text);
    }

    /**
     * Another value with words set and cleared in it: {@code change(v, "echo, ~icanon")}. A word of a field replaces the field.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    public long change(long value, String text) {
        return new FlagParser(this, value).parse(text);
    }

    /**
     * The words that stand for a value, which {@link #parse} turns into that value again: lower case, no prefix, joined by commas. Words
     * of several bits are preferred to their parts, a field is one word, and bits without a word come last, as a hexadecimal number.
     */
    public String format(long value) {
        return FlagFormat.format(this, value);
    }

    /** A value as an argument for messages: an object whose {@code toString} is {@link #format}. */
    public Object shown(long value) {
        return new Shown(this, value);
    }

    int bits() {
        return bits;
    }

    long mask() {
        return bits == 64 ? -1 : (1L << bits) - 1;
    }

    boolean isFlags() {
        return flags;
    }

    boolean isMode() {
        return mode;
    }

    List<FlagField> fields() {
        return fields;
    }

    List<FlagWord> all() {
        return words;
    }

    FlagIndex index() {
        FlagIndex known = index;
        if (known == null) index = known = new FlagIndex(this);
        return known;
    }

    private record Parsed(String text, long value) {}

    private record Shown(FlagTable table, long value) {
        @Override
        public String toString() {
            return table.format(value);
        }
    }

    /** Gathers a table in the order of the spec. */
    public static final class Builder {
        private final String group;
        private final String prefix;
        private final int bits;
        private final boolean flags;
        private final List<FlagField> fields = new ArrayList<>();
        private final List<FlagWord> words = new ArrayList<>();
        private boolean mode;
        private @Nullable FlagField field;

        private Builder(String group, String prefix, int bits, boolean flags) {
            this.group = group;
            this.prefix = prefix;
            this.bits = bits;
            this.flags = flags;
        }

        /** One bit, or several that have a name together. */
        public Builder bit(String name, long value) {
            return add(name, value, FlagWord.Kind.CANONICAL);
        }

        /** One value of the group, or of the open field. */
        public Builder value(String name, long value) {
            return add(name, value, FlagWord.Kind.CANONICAL);
        }

        /** Another name: understood, never printed. */
        public Builder alias(String name, long value) {
            return add(name, value, FlagWord.Kind.ALIAS);
        }

        /** Opens a field: bits that hold one of the values that follow, up to {@link #end}. Its name is a word for all its bits. */
        public Builder field(String name, long mask) {
            add(name, mask, FlagWord.Kind.FIELD);
            field = new FlagField(name, mask);
            fields.add(field);
            return this;
        }

        /** Closes the field. */
        public Builder end() {
            field = null;
            return this;
        }

        /** Makes it a group of file modes. */
        public Builder mode() {
            mode = true;
            return this;
        }

        /** The table. */
        public FlagTable build() {
            return new FlagTable(this);
        }

        private Builder add(String name, long value, FlagWord.Kind kind) {
            words.add(new FlagWord(name, value, kind, field));
            return this;
        }
    }
}
