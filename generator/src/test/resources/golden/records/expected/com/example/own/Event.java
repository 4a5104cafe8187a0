package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import dev.jsyscall.linux.abi.base.Pair;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * One of several things.
 *
 * {@snippet lang=c :
 * struct event {
 *     __u32 what;
 *     union {
 *         __s32 code;
 *         struct {
 *             __u16 from;
 *             __u16 to;
 *         };
 *     };
 *     union {
 *         __u64 number;
 *         __u8 bytes[8];
 *         struct {
 *             struct pair pair;
 *         } inner;
 *     } value;
 * };
 * }
 */
public final class Event implements Struct {
    /** Size in bytes. */
    public static final int SIZE = 16;

    /** Alignment in bytes. */
    public static final int ALIGN = switch (Platform.arch()) {
        case "tight" -> 4;
        default -> 8;
    };

    private final MemorySegment segment;

    private Event(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Event of(MemorySegment segment) {
        return new Event(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Event allocate(SegmentAllocator allocator) {
        return new Event(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Event at(MemorySegment array, long index) {
        return new Event(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code what}. Holds {@link CHOICE}. */
    public int what() {
        return segment.get(Access.INT, 0);
    }

    /**
     * Sets {@link #what()}.
     *
     * @return this
     */
    public Event what(int value) {
        segment.set(Access.INT, 0, value);
        return this;
    }

    /**
     * Sets {@link #what()} by the words of {@link CHOICE}.
     *
     * @return this
     */
    public Event what(String words) {
        return what(CHOICE.parse(words));
    }

    /** {@code code}. */
    public int code() {
        return segment.get(Access.INT, 4);
    }

    /**
     * Sets {@link #code()}.
     *
     * @return this
     */
    public Event code(int value) {
        segment.set(Access.INT, 4, value);
        return this;
    }

    /** {@code from}. */
    public int from() {
        return Short.toUnsignedInt(segment.get(Access.SHORT, 4));
    }

    /**
     * Sets {@link #from()}.
     *
     * @return this
     */
    public Event from(int value) {
        Access.putUnsigned(segment, 4, 2, value);
        return this;
    }

    /** {@code to}. */
    public int to() {
        return Short.toUnsignedInt(segment.get(Access.SHORT, 6));
    }

    /**
     * Sets {@link #to()}.
     *
     * @return this
     */
    public Event to(int value) {
        Access.putUnsigned(segment, 6, 2, value);
        return this;
    }

    /** {@code value}. */
    public Value value() {
        return Value.of(segment.asSlice(8, Value.SIZE));
    }

    /**
     * Sets {@link #value()}.
     *
     * @return this
     */
    public Event value(Value value) {
        value().segment().copyFrom(value.segment());
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .words("what", CHOICE.table(), what())
                .add("code", code())
                .add("from", from())
                .add("to", to())
                .add("value", value())
                .toString();
    }

    /**
     * A record of the kernel's interface.
     *
     * {@snippet lang=c :
     * union {
     *     __u64 number;
     *     __u8 bytes[8];
     *     struct {
     *         struct pair pair;
     *     } inner;
     * };
     * }
     */
    public static final class Value implements Struct {
        /** Size in bytes. */
        public static final int SIZE = 8;

        /** Alignment in bytes. */
        public static final int ALIGN = switch (Platform.arch()) {
            case "tight" -> 4;
            default -> 8;
        };

        private final MemorySegment segment;

        private Value(MemorySegment segment) {
            this.segment = segment;
        }

        /**
         * A view of the beginning of {@code segment}.
         *
         * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
         */
        public static Value of(MemorySegment segment) {
            return new Value(segment.asSlice(0, SIZE));
        }

        /** A new record, all zero. */
        public static Value allocate(SegmentAllocator allocator) {
            return new Value(StructMemory.allocate(allocator, SIZE, ALIGN));
        }

        /** Memory for {@code count} records, all zero; {@link #at} gives each. */
        public static MemorySegment array(SegmentAllocator allocator, long count) {
            return StructMemory.array(allocator, count, SIZE, ALIGN);
        }

        /** The record at {@code index}, from 0, of an array of them. */
        public static Value at(MemorySegment array, long index) {
            return new Value(StructMemory.at(array, index, SIZE));
        }

        @Override
        public MemorySegment segment() {
            return segment;
        }

        /** {@code number}. */
        public long number() {
            return segment.get(Access.LONG, 0);
        }

        /**
         * Sets {@link #number()}.
         *
         * @return this
         */
        public Value number(long value) {
            segment.set(Access.LONG, 0, value);
            return this;
        }

        /** {@code bytes}. */
        public MemorySegment bytes() {
            return segment.asSlice(0, 8);
        }

        /**
         * Copies {@code bytes} to the beginning of {@link #bytes()}.
         *
         * @return this
         */
        public Value bytes(MemorySegment bytes) {
            bytes().asSlice(0, bytes.byteSize()).copyFrom(bytes);
            return this;
        }

        /** {@code inner}. */
        public Inner inner() {
            return Inner.of(segment.asSlice(0, Inner.SIZE));
        }

        /**
         * Sets {@link #inner()}.
         *
         * @return this
         */
        public Value inner(Inner value) {
            inner().segment().copyFrom(value.segment());
            return this;
        }

        @Override
        public String toString() {
            return new StructText()
                    .unsigned("number", number())
                    .bytes("bytes", bytes())
                    .add("inner", inner())
                    .toString();
        }

        /**
         * A record of the kernel's interface.
         *
         * {@snippet lang=c :
         * struct {
         *     struct pair pair;
         * };
         * }
         */
        public static final class Inner implements Struct {
            /** Size in bytes. */
            public static final int SIZE = 8;

            /** Alignment in bytes. */
            public static final int ALIGN = 4;

            private final MemorySegment segment;

            private Inner(MemorySegment segment) {
                this.segment = segment;
            }

            /**
             * A view of the beginning of {@code segment}.
             *
             * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
             */
            public static Inner of(MemorySegment segment) {
                return new Inner(segment.asSlice(0, SIZE));
            }

            /** A new record, all zero. */
            public static Inner allocate(SegmentAllocator allocator) {
                return new Inner(StructMemory.allocate(allocator, SIZE, ALIGN));
            }

            /** Memory for {@code count} records, all zero; {@link #at} gives each. */
            public static MemorySegment array(SegmentAllocator allocator, long count) {
                return StructMemory.array(allocator, count, SIZE, ALIGN);
            }

            /** The record at {@code index}, from 0, of an array of them. */
            public static Inner at(MemorySegment array, long index) {
                return new Inner(StructMemory.at(array, index, SIZE));
            }

            @Override
            public MemorySegment segment() {
                return segment;
            }

            /** {@code pair}. */
            public Pair pair() {
                return Pair.of(segment.asSlice(0, Pair.SIZE));
            }

            /**
             * Sets {@link #pair()}.
             *
             * @return this
             */
            public Inner pair(Pair value) {
                pair().segment().copyFrom(value.segment());
                return this;
            }

            @Override
            public String toString() {
                return new StructText()
                        .add("pair", pair())
                        .toString();
            }
        }
    }
}
