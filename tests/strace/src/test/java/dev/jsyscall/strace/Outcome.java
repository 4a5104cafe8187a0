package dev.jsyscall.strace;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a call.
 *
 * @param result what the kernel returned: a result, or a negative errno
 * @param memory what is in each memory that was passed, if the call succeeded and the kernel may have written there, else nothing
 */
record Outcome(long result, List<byte[]> memory) {
    /** Where there is no method that takes what a trial has. */
    static final Outcome UNTRIED = new Outcome(Long.MIN_VALUE, List.of());

    boolean untried() {
        return result == UNTRIED.result;
    }

    String line() {
        return result + " " + memory.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(","));
    }

    static Outcome of(String line) {
        int space = line.indexOf(' ');
        List<byte[]> memory = Arrays.stream(line.substring(space + 1).split(",", -1)).map(HexFormat.of()::parseHex).toList();
        return new Outcome(Long.parseLong(line.substring(0, space)), memory);
    }
}
