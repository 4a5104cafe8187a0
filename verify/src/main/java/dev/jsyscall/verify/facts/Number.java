package dev.jsyscall.verify.facts;

import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Ioctl;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as people write it: {@code 0x5413}, {@code 0o100}, {@code 0100}, {@code 0b11}, {@code -100}. */
public record Number(long value) {
    private static final Pattern SYNTAX = Pattern.compile("-?(0x[0-9a-f]+|0o?[0-7]+|0b[01]+|0|[1-9][0-9]*)");

    /** Empty if the text is no number of up to 64 bits. */
    public static Optional<Number> parse(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("_", "");
        if (!SYNTAX.matcher(plain).matches()) {
            return Optional.empty();
        }
        boolean negative = plain.startsWith("-");
        BigInteger digits = digits(negative ? plain.substring(1) : plain);
        BigInteger value = negative ? digits.negate() : digits;
        return digits.bitLength() > Long.SIZE ? Optional.empty() : Optional.of(new Number(value.longValue()));
    }

    private static BigInteger digits(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        } else if (text.startsWith("0b")) {
            return new BigInteger(text.substring(2), 2);
        } else if (text.startsWith("0o")) {
            return new BigInteger(text.substring(2), 8);
        }
        return text.startsWith("0") ? new BigInteger(text, 8) : new BigInteger(text);
    }

    /** The bits that a constant of a group has in memory, without a sign. */
    public static long bits(ConstantGroup group, long value) {
        return group.javaWide() ? value : value & 0xffff_ffffL;
    }

    /** Whether a constant of the group with this value is meant: its bits are the number's, or it is the number. */
    public boolean means(ConstantGroup group, long constant) {
        return constant == value || bits(group, constant) == value;
    }

    /** Whether an ioctl's request is meant: the kernel looks at its lower 32 bits. */
    public boolean means(Ioctl ioctl, long request) {
        return request == value || (request & 0xffff_ffffL) == (value & 0xffff_ffffL);
    }

    public static String hex(long bits) {
        return "0x" + Long.toHexString(bits);
    }
}
