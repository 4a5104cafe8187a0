package dev.jsyscall;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Arguments as people read them in messages, much as strace prints them. */
public final class Quote {
    private static final int LONGEST = 256;
    private static final int MOST_ELEMENTS = 32;

    private Quote() {}

    /** A call with its arguments: {@code openat(AT_FDCWD, "/no/such", rdonly)}. */
    public static String call(String name, @Nullable Object... arguments) {
        StringBuilder text = new StringBuilder(name).append('(');
        for (int i = 0; i < arguments.length; i++) {
            if (i > 0) text.append(", ");
            text.append(argument(arguments[i]));
        }
        return text.append(')').toString();
    }

    /**
     * One argument: a string in quotes, memory as its address, null as {@code NULL}, anything else as its {@code toString} says.
     *
     * @see FlagTable#shown(long)
     */
    public static String argument(@Nullable Object argument) {
        if (argument == null) return "NULL";
        if (argument instanceof String text) return string(text);
        if (argument instanceof MemorySegment memory) return memory(memory);
        if (argument instanceof Struct struct && !struct.segment().scope().isAlive()) return memory(struct.segment());
        return argument.toString();
    }

    /** Text in double quotes; control characters, quotes and backslashes are escaped, and what is very long is cut. */
    public static String string(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (PathText.isEscape(c)) hex(quoted, c & 0xff);
                    else if (c < ' ' || c == 0x7f) hex(quoted, c);
                    else quoted.append(c);
                }
            }
        }
        quoted.append('"');
        return end < text.length() ? quoted.append("...").toString() : quoted.toString();
    }

    /** Bytes as a C string literal; what is very long is cut. */
    public static String bytes(MemorySegment memory) {
        long end = Math.min(memory.byteSize(), MOST_ELEMENTS);
        StringBuilder quoted = new StringBuilder("\"");
        for (long i = 0; i < end; i++) hex(quoted, memory.get(ValueLayout.JAVA_BYTE, i) & 0xff);
        return quoted.append(end < memory.byteSize() ? "\"..." : "\"").toString();
    }

    /** The elements of an array in brackets; what is very long is cut. */
    public static String elements(int count, IntFunction<?> element) {
        StringJoiner list = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Math.min(count, MOST_ELEMENTS); i++) list.add(String.valueOf(element.apply(i)));
        if (count > MOST_ELEMENTS) list.add("...");
        return list.toString();
    }

    private static void hex(StringBuilder out, int value) {
        out.append("\\x").append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }

    private static String memory(MemorySegment memory) {
        if (!memory.isNative()) return "[" + memory.byteSize() + " bytes]";
        return memory.address() == 0 ? "NULL" : "0x" + Long.toHexString(memory.address());
    }
}
