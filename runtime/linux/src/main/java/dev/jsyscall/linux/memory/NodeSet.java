package dev.jsyscall.linux.memory;

import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;

/** Sets of NUMA nodes as the kernel takes them: bits in C longs. */
final class NodeSet {
    /** More than any kernel has. */
    static final int NODES = 1024;
    /** What calls take for the number of bits; they count one too many. */
    static final int MAX_NODE = NODES + 1;

    private NodeSet() {}

    static MemorySegment empty(Scratch scratch) {
        return scratch.allocate(NODES / Byte.SIZE, Long.BYTES);
    }

    static MemorySegment of(Scratch scratch, BitSet nodes) {
        if (nodes.length() > NODES) throw new IllegalArgumentException("there is no node " + (nodes.length() - 1));
        MemorySegment words = empty(scratch);
        nodes.stream().forEach(node -> {
            long at = byteOf(node);
            words.set(ValueLayout.JAVA_BYTE, at, (byte) (words.get(ValueLayout.JAVA_BYTE, at) | 1 << node % Byte.SIZE));
        });
        return words;
    }

    static BitSet read(MemorySegment words) {
        BitSet nodes = new BitSet();
        for (int node = 0; node < NODES; node++) {
            if ((words.get(ValueLayout.JAVA_BYTE, byteOf(node)) >>> node % Byte.SIZE & 1) != 0) nodes.set(node);
        }
        return nodes;
    }

    private static long byteOf(int node) {
        int at = node / Byte.SIZE;
        int word = Platform.is64Bit() ? Long.BYTES : Integer.BYTES;
        return Platform.isLittleEndian() ? at : at ^ word - 1;
    }
}
