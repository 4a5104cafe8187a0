package dev.jsyscall.linux.signal;

import dev.jsyscall.linux.abi.signal.SIG;
import java.util.Locale;

/**
 * Names of signals, in any case: {@code usr1}, {@code SIGUSR1}, {@code rt_5} and {@code rtmin+5} (both the fifth real-time signal after the
 * first), {@code rtmax-1}, {@code 34}.
 *
 * <p>Real-time signals are counted from the kernel's first, {@link SIG#RTMIN}, as strace(1) does. C libraries keep the lowest to
 * themselves, glibc two and musl three, and count from the next: what they and kill(1) call {@code RTMIN+1} is {@code rt_3} or
 * {@code rt_4} here. Those that are kept should not be sent to anyone.
 */
public final class SignalName {
    private static final int NUMBER_DIGITS = 3;

    private SignalName() {}

    /**
     * The signal of a name.
     *
     * @throws IllegalArgumentException if there is none; the message says what is near
     */
    public static int parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("sig")) name = name.substring("sig".length());
        int number;
        if (digits(name)) number = Integer.parseInt(name);
        else if (name.startsWith("rt_") && digits(name.substring(3))) number = SIG.RTMIN + Integer.parseInt(name.substring(3));
        else if (name.startsWith("rtmin+") && digits(name.substring(6))) number = SIG.RTMIN + Integer.parseInt(name.substring(6));
        else if (name.startsWith("rtmax-") && digits(name.substring(6))) number = SIG.RTMAX - Integer.parseInt(name.substring(6));
        else number = SIG.parse(name);
        return check(number);
    }

    /** The number itself, if it is a signal's. */
    static int check(int signal) {
        if (signal < 1 || signal > SIG.RTMAX) throw new IllegalArgumentException("signals are 1 to " + SIG.RTMAX + ", not " + signal);
        return signal;
    }

    /** The name of a signal as strace prints it in sets: {@code USR1}, {@code RT_5}. */
    public static String of(int signal) {
        String name = signal >= SIG.RTMAX ? null : SIG.table().nameOf(signal);
        if (name != null) return name;
        return signal > SIG.RTMIN ? "RT_" + (signal - SIG.RTMIN) : Integer.toString(signal);
    }

    /** The name with its prefix: {@code SIGUSR1}, {@code SIGRT_5}; a number if no signal has it. */
    public static String full(int signal) {
        String name = of(signal);
        return Character.isDigit(name.charAt(0)) ? name : "SIG" + name;
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.length() <= NUMBER_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
