package dev.jsyscall.linux.terminal;

import dev.jsyscall.linux.abi.termios.CFLAG;
import dev.jsyscall.linux.abi.termios.TERMIOS_SIZES;

/** Speeds in bits a second, which {@code cflag} holds as codes where a code exists. */
final class Speeds {
    private static final int[] BITS = {
        0, 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 500_000,
        576_000, 921_600, 1_000_000, 1_152_000, 1_500_000, 2_000_000, 2_500_000, 3_000_000, 3_500_000, 4_000_000
    };

    private static final int[] CODES = {
        CFLAG.B0, CFLAG.B50, CFLAG.B75, CFLAG.B110, CFLAG.B134, CFLAG.B150, CFLAG.B200, CFLAG.B300, CFLAG.B600, CFLAG.B1200, CFLAG.B1800,
        CFLAG.B2400, CFLAG.B4800, CFLAG.B9600, CFLAG.B19200, CFLAG.B38400, CFLAG.B57600, CFLAG.B115200, CFLAG.B230400, CFLAG.B460800,
        CFLAG.B500000, CFLAG.B576000, CFLAG.B921600, CFLAG.B1000000, CFLAG.B1152000, CFLAG.B1500000, CFLAG.B2000000, CFLAG.B2500000,
        CFLAG.B3000000, CFLAG.B3500000, CFLAG.B4000000
    };

    private Speeds() {}

    /** The code for a speed, BOTHER if there is none. */
    private static int code(int bits) {
        for (int i = 0; i < BITS.length; i++) {
            if (BITS[i] == bits) return CODES[i];
        }
        return CFLAG.BOTHER;
    }

    /** {@code cflag} with other speeds. The input's stands there only if it is another than the output's. */
    static int change(int cflag, int input, int output) {
        if (input < 0 || output < 0) throw new IllegalArgumentException("a speed is not negative: " + Math.min(input, output));
        int code = input == output ? 0 : code(input) << TERMIOS_SIZES.IBSHIFT;
        return cflag & ~(CFLAG.CBAUD | CFLAG.CIBAUD) | code(output) | code;
    }

    /** The speed of output, in bits a second; {@code other} if the code says that the number is elsewhere. */
    static int output(int cflag, int other) {
        return bits(cflag & CFLAG.CBAUD, other);
    }

    /** The speed of input, in bits a second. */
    static int input(int cflag, int otherInput, int otherOutput) {
        int code = (cflag & CFLAG.CIBAUD) >>> TERMIOS_SIZES.IBSHIFT;
        return code == 0 ? output(cflag, otherOutput) : bits(code, otherInput);
    }

    private static int bits(int code, int other) {
        if (code == CFLAG.BOTHER) return other;
        for (int i = 0; i < CODES.length; i++) {
            if (CODES[i] == code) return BITS[i];
        }
        return other;
    }
}
