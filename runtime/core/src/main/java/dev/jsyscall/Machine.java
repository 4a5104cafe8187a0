package dev.jsyscall;

import dev.jsyscall.transport.Transport;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the call transport must know about an architecture.
 *
 * @param arch its name in the specs
 * @param wordBytes the size of C's {@code long} and of pointers: 8 or 4
 * @param littleEndian whether the least significant byte comes first, in data and in instructions
 * @param stubWords how many argument words the system call stub takes: 6, or 7
 * @param syscall a function {@code long f(long a1, … long a6)} that makes the system call NR and returns what the kernel returned
 * @param flush how instruction fetch is told of new code
 * @param numberRanges pairs of the first and last number in each run of system call numbers, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // written once by generated code, compared by no one
public record Machine(
        String arch, int wordBytes, boolean littleEndian, int stubWords, Code syscall, Flush flush, int[]... numberRanges) {

    /** The machine whose tables are in use. */
    public static Machine current() {
        return Host.machine();
    }

    /**
     * The address of a fragment of machine code of this architecture, in memory that can be executed and not written. It is put there
     * at the first request and stays for as long as the process lives.
     *
     * @param role which fragment
     * @param number what is baked in where the fragment names NR: a number, or an address
     * @return null if the architecture has no such fragment, or if this process is refused executable memory
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public static @Nullable MemorySegment entry(String role, long number) {
        Code code = Host.platform().code(role);
        return code == null ? null : Transport.install(code, number);
    }

    /**
     * A position-independent fragment of machine code.
     *
     * @param hex its bytes in memory order, with NR = 0
     * @param holes where NR's bits go
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Code(String hex, Hole... holes) {

        /** The bytes with {@code number} baked in, for a machine that reads instructions in the given byte order. */
        public byte[] encode(long number, boolean littleEndian) {
            byte[] bytes = template();
            bake(bytes, 0, number, littleEndian);
            return bytes;
        }

        /** The bytes with NR = 0. */
        public byte[] template() {
            return HexFormat.of().parseHex(hex);
        }

        /** Puts {@code number} into the copy of the template that begins at {@code start}. */
        public void bake(byte[] bytes, int start, long number, boolean littleEndian) {
            for (Hole hole : holes) hole.fill(bytes, start, number, littleEndian);
        }
    }

    /**
     * A place for some of NR's bits.
     *
     * @param from the least significant of them
     * @param to the most significant, included
     * @param offset where in the code the unit begins that takes them
     * @param bit where in the unit's value {@code from} goes
     * @param unitBytes the unit's size: 1, 2 or 4
     */
    public record Hole(int from, int to, int offset, int bit, int unitBytes) {

        void fill(byte[] bytes, int start, long number, boolean littleEndian) {
            long mask = (1L << (to - from + 1)) - 1;
            long bits = (number >>> from & mask) << bit;
            for (int i = 0; i < unitBytes; i++) {
                int shift = 8 * (littleEndian ? i : unitBytes - 1 - i);
                bytes[start + offset + i] |= (byte) (bits >>> shift);
            }
        }
    }

    /**
     * What makes freshly written code visible to instruction fetch.
     *
     * @param symbol a library function of the first and the end address, or null
     * @param library where it is, or null for the C library
     * @param syscall the number of a system call of the first and the end address and zero, or {@link Syscall#ABSENT}
     */
    public record Flush(@Nullable String symbol, @Nullable String library, int syscall) {

        /** For machines whose instruction fetch sees every store. */
        public static Flush none() {
            return new Flush(null, null, Syscall.ABSENT);
        }

        /** By {@code symbol(start, end)} of a library. */
        public static Flush symbol(String symbol, String library) {
            return new Flush(symbol, library, Syscall.ABSENT);
        }

        /** By the system call {@code number(start, end, 0)}. */
        public static Flush syscall(int number) {
            return new Flush(null, null, number);
        }
    }
}
