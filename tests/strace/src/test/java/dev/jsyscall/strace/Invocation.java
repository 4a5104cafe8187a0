package dev.jsyscall.strace;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.generator.model.Parameter.Direction;
import dev.jsyscall.strace.Methods.Chosen;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A trial's call with everything in place. */
final class Invocation {
    /** After whatever the kernel is given, for it to write into: a length may be any number. */
    private static final long SLACK = 4096;
    private static final long FAILED = -1;

    private final Trial trial;
    private final Chosen chosen;
    private final Object[] arguments;
    private final List<Written> written = new ArrayList<>();

    /** Memory that the kernel gets. */
    private record Written(Passed.Memory passed, MemorySegment segment) {}

    /** Puts the arguments where the kernel can read them. */
    Invocation(Trial trial, Chosen chosen, Arena arena) throws ReflectiveOperationException {
        this.trial = trial;
        this.chosen = chosen;
        Class<?>[] types = chosen.method().getParameterTypes();
        arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = argument(trial.arguments().get(chosen.arguments().get(i)).passed(), types[i], arena);
        }
    }

    /** Enters the kernel; the result of a typed call is not looked at, but for its success. */
    long invoke() throws ReflectiveOperationException {
        try {
            Object result = chosen.method().invoke(null, arguments);
            return result instanceof Number number ? number.longValue() : 0;
        } catch (InvocationTargetException e) {
            if (trial.typed()) return FAILED;
            throw new IllegalStateException(chosen.method() + " with " + Arrays.toString(arguments), e.getCause());
        }
    }

    /** What came of it, read from memory. */
    Outcome outcome(long result) {
        var after = new ArrayList<byte[]>();
        for (Passed.Memory memory : trial.memory()) {
            boolean answered = memory.direction() != Direction.IN && result >= 0;
            after.add(answered ? contents(memory) : new byte[0]);
        }
        return new Outcome(result, after);
    }

    private byte[] contents(Passed.Memory memory) {
        return written.stream().filter(w -> w.passed() == memory).findFirst()
                .map(w -> w.segment().toArray(ValueLayout.JAVA_BYTE)).orElse(new byte[0]);
    }

    private Object argument(Passed passed, Class<?> type, Arena arena) throws ReflectiveOperationException {
        return switch (passed) {
            case Passed.Number number when type == OwnedFd.class -> OwnedFd.of((int) number.value());
            case Passed.Number number when type == Fd.class -> BorrowedFd.of((int) number.value());
            case Passed.Number number -> word(number.value(), type);
            case Passed.Request request -> word(request.value(), type);
            case Passed.Address address -> word(address.address(), type);
            case Passed.Text text when type == String.class -> text.text();
            case Passed.Text text -> word(arena.allocateFrom(text.text(), StandardCharsets.UTF_8), type);
            case Passed.Memory memory -> memory(memory, type, arena);
        };
    }

    private Object memory(Passed.Memory memory, Class<?> type, Arena arena) throws ReflectiveOperationException {
        int size = memory.content().length;
        MemorySegment segment = arena.allocate(size + SLACK, Long.BYTES).asSlice(0, size);
        MemorySegment.copy(memory.content(), 0, segment, ValueLayout.JAVA_BYTE, 0, size);
        written.add(new Written(memory, segment));
        return type == long.class || type == MemorySegment.class
                ? word(segment, type) : type.getMethod("of", MemorySegment.class).invoke(null, segment);
    }

    private static Object word(long value, Class<?> type) {
        if (type == int.class) return (int) value;
        return type == long.class ? (Object) value : MemorySegment.ofAddress(value);
    }

    private static Object word(MemorySegment segment, Class<?> type) {
        return type == long.class ? (Object) segment.address() : segment;
    }
}
