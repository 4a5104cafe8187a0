package dev.jsyscall.generator.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A position-independent fragment of machine code.
 *
 * @param role what it is for: {@code syscall}, {@code spawn}, {@code handler}, {@code restorer}, …
 * @param source assembler text in GNU syntax; the symbol {@code NR} stands for the number, or the address, that is baked in
 * @param template the assembled bytes with NR = 0, in memory order
 * @param holes where NR's bits go
 */
public record MachineCode(String role, String source, List<Byte> template, List<Hole> holes, Position position) {
    /** Bits {@code from..to} (inclusive) of NR go to bit {@code bit} of the unit of {@code unitBytes} bytes at {@code offset}. */
    public record Hole(int from, int to, int offset, int bit, int unitBytes) {}

    public MachineCode {
        template = List.copyOf(template);
        holes = List.copyOf(holes);
    }

    /** The bytes with {@code number} baked in. {@code order} is the byte order in which the architecture reads instructions. */
    public byte[] encode(long number, ByteOrder order) {
        byte[] bytes = new byte[template.size()];
        for (int i = 0; i < bytes.length; i++) bytes[i] = template.get(i);
        ByteBuffer view = ByteBuffer.wrap(bytes).order(order);
        for (Hole hole : holes) {
            long mask = (1L << (hole.to - hole.from + 1)) - 1;
            long bits = (number >>> hole.from & mask) << hole.bit;
            switch (hole.unitBytes) {
                case 1 -> view.put(hole.offset, (byte) (view.get(hole.offset) | bits));
                case 2 -> view.putShort(hole.offset, (short) (view.getShort(hole.offset) | bits));
                default -> view.putInt(hole.offset, (int) (view.getInt(hole.offset) | bits));
            }
        }
        return bytes;
    }

    /** True if {@code number} fits the holes; larger ones cannot be baked in. */
    public boolean fits(long number) {
        int top = holes.stream().mapToInt(Hole::to).max().orElse(-1);
        return top >= 63 || number >>> (top + 1) == 0;
    }
}
