package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import dev.jsyscall.linux.abi.base.Pair;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Objects;

/**
 * Names, arrays and a tail.
 *
 * {@snippet lang=c :
 * struct entry {
 *     char name[16];
 *     unsigned long words[3];
 *     __u8 mac[6];
 *     __u8 pad[2];
 *     struct pair pairs[2];
 *     __u8 data[];
 * };
 * }
 */
public final class Entry implements Struct {
    /** Size in bytes, without the array at the end. */
    public static final int SIZE = switch (Platform.arch()) {
        case "wide" -> 64;
        default -> 52;
    };

    /** Alignment in bytes. */
    public static final int ALIGN = switch (Platform.arch()) {
        case "wide" -> 8;
        default -> 4;
    };

    private static final int WORDS_BYTES = switch (Platform.arch()) {
        case "wide" -> 8;
        default -> 4;
    };

    private static final int MAC_OFFSET = switch (Platform.arch()) {
        case "wide" -> 40;
        default -> 28;
    };

    private static final int PAIRS_OFFSET = switch (Platform.arch()) {
        case "wide" -> 48;
        default -> 36;
    };

    private static final int DATA_OFFSET = switch (Platform.arch()) {
        case "wide" -> 64;
        default -> 52;
    };

    private final MemorySegment segment;

    private Entry(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of all of {@code segment}, whose end is the end of the array at the record's end.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Entry of(MemorySegment segment) {
        Objects.checkFromIndexSize(0, SIZE, segment.byteSize());
        return new Entry(segment);
    }

    /** A new record, all zero. */
    public static Entry allocate(SegmentAllocator allocator) {
        return new Entry(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** A new record, all zero, with {@code tail} bytes for the array at its end. */
    public static Entry allocate(SegmentAllocator allocator, long tail) {
        return new Entry(StructMemory.allocate(allocator, SIZE + tail, ALIGN));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code name}. */
    public String name() {
        return Access.string(segment, 0, 16);
    }

    /**
     * Sets {@link #name()}.
     *
     * @return this
     */
    public Entry name(String value) {
        Access.putString(segment, 0, 16, value);
        return this;
    }

    /**
     * {@code words}.
     *
     * @param index from 0 to {@link #wordsCount()} - 1
     */
    public long words(int index) {
        return Access.unsignedWord(segment, 16 + (long) Objects.checkIndex(index, wordsCount()) * WORDS_BYTES);
    }

    /**
     * Sets one of {@link #words(int)}.
     *
     * @return this
     */
    public Entry words(int index, long value) {
        Access.putUnsignedWord(segment, 16 + (long) Objects.checkIndex(index, wordsCount()) * WORDS_BYTES, value);
        return this;
    }

    /** How many there are of {@link #words(int)}. */
    public int wordsCount() {
        return 3;
    }

    /** {@code mac}. */
    public MemorySegment mac() {
        return segment.asSlice(MAC_OFFSET, 6);
    }

    /**
     * Copies {@code bytes} to the beginning of {@link #mac()}.
     *
     * @return this
     */
    public Entry mac(MemorySegment bytes) {
        mac().asSlice(0, bytes.byteSize()).copyFrom(bytes);
        return this;
    }

    /**
     * {@code pairs}.
     *
     * @param index from 0 to {@link #pairsCount()} - 1
     */
    public Pair pairs(int index) {
        return Pair.of(segment.asSlice(PAIRS_OFFSET + (long) Objects.checkIndex(index, pairsCount()) * Pair.SIZE, Pair.SIZE));
    }

    /** How many there are of {@link #pairs(int)}. */
    public int pairsCount() {
        return 2;
    }

    /** {@code data}. */
    public MemorySegment data() {
        return segment.asSlice(DATA_OFFSET);
    }

    /**
     * Copies {@code bytes} to the beginning of {@link #data()}.
     *
     * @return this
     */
    public Entry data(MemorySegment bytes) {
        data().asSlice(0, bytes.byteSize()).copyFrom(bytes);
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .string("name", name())
                .elements("words", wordsCount(), i -> Long.toUnsignedString(words(i)))
                .bytes("mac", mac())
                .elements("pairs", pairsCount(), i -> pairs(i))
                .bytes("data", data())
                .toString();
    }
}
