package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.FlagTable;
import dev.jsyscall.HasFd;
import dev.jsyscall.PathText;
import dev.jsyscall.Struct;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.raw.Numbers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system calls that a new process makes before it becomes the program. It makes them from machine code, without a C library or a
 * virtual machine, so they are raw: the kernel's words, up to five, in the kernel's order.
 *
 * <p>An argument is an int or a long, a String (a path, ended by NUL), memory or a record, whose address the kernel gets, something that
 * stands on a descriptor, null for zero, or the {@linkplain Result result} of an earlier call.
 *
 * <p><b>The child shares this process's memory</b> until it is the program. A call that changes memory or its treatment, as some of
 * prctl(2) do, does so to this process.
 */
public final class ChildCalls {
    static final int MOST_ARGUMENTS = 5;

    private final Arena arena;
    private final List<Entry> entries = new ArrayList<>();
    private final PreparedDescriptors descriptors;

    /**
     * An empty list.
     *
     * @param arena where its memory comes from
     * @param descriptors keeps open those that it uses
     */
    ChildCalls(Arena arena, PreparedDescriptors descriptors) {
        this.arena = arena;
        this.descriptors = descriptors;
    }

    /** One call. */
    @SuppressWarnings("ArrayRecordComponent") // made here, and compared by no one
    record Entry(String call, int number, @Nullable Object[] arguments, long[] words, boolean mayFail, Result result) {}

    /** A word, and what messages show in place of it. */
    record Shown(long word, Object text) {
        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** A number that messages show in words. */
    static Shown shown(FlagTable table, int number) {
        return new Shown(number, table.shown(number));
    }

    /** What a call will have returned, to be an argument of one later call. */
    public static final class Result {
        private int entry = -1;
        private int argument;

        private Result() {}

        /** The index of the call that takes it, or -1. */
        int entry() {
            return entry;
        }

        /** Which of that call's arguments it is. */
        int argument() {
            return argument;
        }

        @Override
        public String toString() {
            return "(the result before)";
        }
    }

    /**
     * Adds a call. If it fails the process is not started, and {@link Spawn#start} says why.
     *
     * @param call the kernel's name
     * @return its result, for a later call
     * @throws ErrnoException if this architecture does not have the call, or if a descriptor is closed
     * @throws IllegalArgumentException if there are more than five arguments, or one of no known kind
     */
    public Result call(String call, @Nullable Object... arguments) throws ErrnoException {
        return add(call, false, arguments);
    }

    /** Adds a call that may fail without consequences. */
    public void attempt(String call, @Nullable Object... arguments) throws ErrnoException {
        add(call, true, arguments);
    }

    /** Memory that lives until the process has become the program, for what calls read. All zero. */
    public SegmentAllocator memory() {
        return arena;
    }

    /** An array of ints for a call to read. */
    MemorySegment ints(int... values) {
        return arena.allocateFrom(ValueLayout.JAVA_INT, values);
    }

    /** A name as the kernel takes it. */
    MemorySegment path(String name) {
        byte[] bytes = PathText.encode(name);
        MemorySegment memory = arena.allocate(bytes.length + 1L);
        return memory.copyFrom(MemorySegment.ofArray(bytes));
    }

    /** The first of some names of a call that this architecture has, or the last. */
    static String first(String... names) {
        for (String name : names) if (Numbers.of(name) != Syscall.ABSENT) return name;
        return names[names.length - 1];
    }

    List<Entry> entries() {
        return entries;
    }

    private Result add(String call, boolean mayFail, @Nullable Object... arguments) throws ErrnoException {
        if (arguments.length > MOST_ARGUMENTS) throw new IllegalArgumentException(call + " has more than five arguments");
        int number = Numbers.of(call);
        if (number == Syscall.ABSENT) throw ErrnoException.missing(call, "others");
        long[] words = new long[MOST_ARGUMENTS];
        for (int i = 0; i < arguments.length; i++) words[i] = word(arguments[i], i);
        Result result = new Result();
        entries.add(new Entry(call, number, arguments, words, mayFail, result));
        return result;
    }

    private long word(@Nullable Object argument, int index) throws ErrnoException {
        return switch (argument) {
            case null -> 0;
            case Integer number -> number;
            case Long number -> number;
            case Shown shown -> shown.word();
            case String path -> path(path).address();
            case MemorySegment memory -> address(memory);
            case Struct struct -> address(struct.segment());
            case Strings strings -> strings.memory().address();
            case HasFd file -> descriptors.use(file);
            case Result result -> {
                if (result.entry >= 0) throw new IllegalStateException("a result can be the argument of one call only");
                result.entry = entries.size();
                result.argument = index;
                yield 0;
            }
            default -> throw new IllegalArgumentException("not an argument of a system call: " + argument.getClass().getName());
        };
    }

    private long address(MemorySegment memory) {
        if (!memory.isNative()) throw new IllegalArgumentException("the child needs native memory; memory() has it");
        return memory.address();
    }
}
