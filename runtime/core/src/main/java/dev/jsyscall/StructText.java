package dev.jsyscall;

import java.lang.foreign.MemorySegment;
import java.util.function.IntFunction;

/** A record as people read it in messages, much as strace prints it: {@code {tv_sec=5, tv_nsec=0}}. Records write their members here. */
public final class StructText {
    private final StringBuilder text = new StringBuilder("{");

    /** A member with a sign, or too narrow to need one. */
    public StructText add(String member, long value) {
        begin(member).append(value);
        return this;
    }

    /** A {@code float}. */
    public StructText add(String member, float value) {
        begin(member).append(value);
        return this;
    }

    /** A {@code double}. */
    public StructText add(String member, double value) {
        begin(member).append(value);
        return this;
    }

    /** A record inside this one, as it shows itself. */
    public StructText add(String member, Struct record) {
        begin(member).append(record);
        return this;
    }

    /** 32 bits without a sign. */
    public StructText unsigned(String member, int value) {
        begin(member).append(Integer.toUnsignedLong(value));
        return this;
    }

    /** 64 bits without a sign. */
    public StructText unsigned(String member, long value) {
        begin(member).append(Long.toUnsignedString(value));
        return this;
    }

    /** An address. */
    public StructText address(String member, long value) {
        begin(member).append("0x").append(Long.toHexString(value));
        return this;
    }

    /** A value by the words of its group. */
    public StructText words(String member, FlagTable words, long value) {
        begin(member).append(words.format(value));
        return this;
    }

    /** Text, in quotes. */
    public StructText string(String member, String value) {
        begin(member).append(Quote.string(value));
        return this;
    }

    /** Bytes, in quotes. */
    public StructText bytes(String member, MemorySegment value) {
        begin(member).append(Quote.bytes(value));
        return this;
    }

    /** An array, in brackets. */
    public StructText elements(String member, int count, IntFunction<?> element) {
        begin(member).append(Quote.elements(count, element));
        return this;
    }

    private StringBuilder begin(String member) {
        if (text.length() > 1) text.append(", ");
        return text.append(member).append('=');
    }

    /** What was written, in braces. */
    @Override
    public String toString() {
        return text + "}";
    }
}
