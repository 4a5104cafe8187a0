package dev.jsyscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A little native memory for the length of a call: {@code try (Scratch scratch = Scratch.open()) { … }}.
 *
 * <p>Each open scratch has a block to itself, taken from a bounded pool and given back at {@link #close}, so nesting is fine, virtual
 * threads are fine, and a call with up to two names allocates nothing. What does not fit the block comes from an arena that ends with
 * the scratch. It belongs to the thread that opened it; its memory must not be used after it is closed.
 */
@SuppressWarnings("AmbiguousMethodReference") // in and out are no method references
public final class Scratch implements AutoCloseable, SegmentAllocator {
    private static final int BLOCK_BYTES = 40 * 1024;
    private static final int BLOCK_ALIGNMENT = 64;
    private static final char FIRST_BEYOND_ASCII = 0x80;

    /** Room for a name, each with a segment made beforehand: two names are what most calls take at most. */
    private static final int NAMES = 2;
    private static final int NAME_BYTES = 4096;
    private static final int START = NAMES * NAME_BYTES;

    private final MemorySegment block = Arena.ofAuto().allocate(BLOCK_BYTES, BLOCK_ALIGNMENT);
    private final MemorySegment[] names = {block.asSlice(0, NAME_BYTES), block.asSlice(NAME_BYTES, NAME_BYTES)};

    /** A name on its way to native memory. The accesses of single values and strings that segments have would slow a cold start. */
    private final byte[] text = new byte[NAME_BYTES];
    private final MemorySegment textSegment = MemorySegment.ofArray(text);

    private int namesUsed;
    private long used = START;

    /** What {@link #reserve(long)} gave last as the first piece; a program that reads into the same array over and over gets the same segment. */
    private MemorySegment lastRoom = block.asSlice(START, 0);

    private @Nullable Arena overflow;
    private @Nullable Thread owner;

    Scratch() {}

    /** Opens a scratch for the calling thread. */
    public static Scratch open() {
        Thread thread = Thread.currentThread();
        Scratch scratch = ScratchPool.take(thread);
        scratch.owner = thread;
        return scratch;
    }

    /**
     * A scratch for a call that only needs one if {@code memory} is on the heap: null, which may be closed like any other, if it is
     * native or null itself.
     */
    public static @Nullable Scratch unlessNative(@Nullable MemorySegment memory) {
        return memory == null || memory.isNative() ? null : open();
    }

    /** As {@link #unlessNative(MemorySegment)}, for a call with two pieces of memory. */
    public static @Nullable Scratch unlessNative(@Nullable MemorySegment one, @Nullable MemorySegment other) {
        return (one == null || one.isNative()) && (other == null || other.isNative()) ? null : open();
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        check();
        Thread thread = Thread.currentThread();
        owner = null;
        namesUsed = 0;
        used = START;
        Arena arena = overflow;
        if (arena != null) {
            overflow = null;
            arena.close();
        }
        ScratchPool.give(thread, this);
    }

    /** Memory of zeros. */
    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        MemorySegment memory = reserve(byteSize, byteAlignment);
        return memory.fill((byte) 0);
    }

    /** Memory that holds whatever it held before, aligned for any C type. */
    public MemorySegment reserve(long byteSize) {
        if (used != START || byteSize < 0 || byteSize > BLOCK_BYTES - START) return reserve(byteSize, 16);
        check();
        if (lastRoom.byteSize() != byteSize) lastRoom = block.asSlice(START, byteSize);
        used = START + byteSize;
        return lastRoom;
    }

    private MemorySegment reserve(long byteSize, long byteAlignment) {
        check();
        long start = used + byteAlignment - 1 & -byteAlignment;
        if (byteSize < 0 || byteSize > BLOCK_BYTES - start || byteAlignment > BLOCK_ALIGNMENT) return big(byteSize, byteAlignment);
        used = start + byteSize;
        return block.asSlice(start, byteSize);
    }

    private MemorySegment name(long byteSize) {
        check();
        return byteSize <= NAME_BYTES && namesUsed < NAMES ? names[namesUsed++] : reserve(byteSize, 1);
    }

    private void check() {
        if (owner != Thread.currentThread()) throw new IllegalStateException("this scratch is closed, or another thread's");
    }

    private MemorySegment big(long byteSize, long byteAlignment) {
        if (overflow == null) overflow = Arena.ofConfined();
        return overflow.allocate(byteSize, byteAlignment);
    }

    /**
     * A name as the kernel takes it: its bytes and a NUL. The memory may be longer.
     *
     * @throws NullPointerException if it is null, which the kernel would take for another question, or for none
     * @throws IllegalArgumentException if it contains NUL, or half of a surrogate pair
     * @see PathText
     */
    public MemorySegment path(String name) {
        Objects.requireNonNull(name, "a path or text is null");
        int length = name.length();
        if (length >= NAME_BYTES) return encoded(name);
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (c == 0 || c >= FIRST_BEYOND_ASCII) return encoded(name);
            text[i] = (byte) c;
        }
        text[length] = 0;
        MemorySegment memory = name(length + 1L);
        MemorySegment.copy(textSegment, 0, memory, 0, length + 1L);
        return memory;
    }

    /** A name that is long or more than ASCII. */
    private MemorySegment encoded(String name) {
        byte[] bytes = PathText.encode(name);
        return name(bytes.length + 1L).copyFrom(MemorySegment.ofArray(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    /**
     * Memory that the kernel may read in place of {@code source}: native memory itself, or a copy of heap memory.
     *
     * @return NULL for null
     */
    public MemorySegment in(@Nullable MemorySegment source) {
        if (source == null) return MemorySegment.NULL;
        return source.isNative() ? source : reserve(source.byteSize()).copyFrom(source);
    }

    /**
     * Memory that the kernel may write in place of {@code target}: native memory itself, or room for as much, to be handed to
     * {@link #copyBack}.
     *
     * @return NULL for null
     */
    public MemorySegment out(@Nullable MemorySegment target) {
        if (target == null) return MemorySegment.NULL;
        return target.isNative() ? target : reserve(target.byteSize());
    }

    /** As {@link #in(MemorySegment)}, with what {@link #unlessNative} gave for {@code source}. */
    public static MemorySegment in(@Nullable Scratch scratch, @Nullable MemorySegment source) {
        if (scratch != null) return scratch.in(source);
        return source == null ? MemorySegment.NULL : source;
    }

    /** As {@link #out(MemorySegment)}, with what {@link #unlessNative} gave for {@code target}. */
    public static MemorySegment out(@Nullable Scratch scratch, @Nullable MemorySegment target) {
        if (target == null) return MemorySegment.NULL;
        if (target.isReadOnly()) throw new IllegalArgumentException("the call writes to this memory, which is read-only");
        return scratch == null ? target : scratch.out(target);
    }

    /** Memory that the kernel may read and write in place of {@code target}, to be handed to {@link #copyBack}. */
    public static MemorySegment inout(@Nullable Scratch scratch, @Nullable MemorySegment target) {
        if (target == null) return MemorySegment.NULL;
        if (target.isReadOnly()) throw new IllegalArgumentException("the call writes to this memory, which is read-only");
        return scratch == null ? target : scratch.in(target);
    }

    /**
     * Brings what the kernel wrote to where it belongs.
     *
     * @param written what {@link #out} or {@link #in} gave for {@code target}
     * @param target where it belongs; nothing happens if that is native memory or null
     * @param bytes how many bytes were written; nothing happens if that is not positive
     */
    public static void copyBack(MemorySegment written, @Nullable MemorySegment target, long bytes) {
        if (target == null || target.isNative() || bytes <= 0) return;
        MemorySegment.copy(written, 0, target, 0, bytes);
    }
}
