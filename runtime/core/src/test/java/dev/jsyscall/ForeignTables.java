package dev.jsyscall;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/** A program that reads data by another architecture's rules. */
final class ForeignTables {
    private ForeignTables() {}

    public static void main(String[] arguments) {
        byte[] bytes = new byte[4];
        Access.putWord(MemorySegment.ofArray(bytes), 0, 0x01020304);
        System.out.println(Platform.arch() + " " + Platform.callsEnabled() + " " + (Platform.is64Bit() ? 64 : 32) + " "
                + (Platform.isLittleEndian() ? "little" : "big") + " " + HexFormat.of().formatHex(bytes));
    }
}
