package dev.jsyscall;

import dev.jsyscall.transport.Transport;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Functions of native libraries, for generated code.
 *
 * <p>A shape is the result's letter and, in parentheses, those of the parameters: {@code i(al)}. The letters are {@code b} 8 bits,
 * {@code s} 16 bits, {@code i} 32 bits, {@code j} 64 bits, {@code l} a C {@code long} or {@code size_t} (a Java {@code long} on every
 * architecture), {@code f} and {@code d} floating point, {@code a} an address, {@code v} nothing.
 */
public final class Native {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final ThreadLocal<MemorySegment> STATE = new ThreadLocal<>();

    private Native() {}

    /**
     * Links a function. If that is impossible, because there is no such library or function or native code cannot be called here, the
     * handle throws {@link IllegalStateException} at each call; the message says why. So the class that holds it can always be
     * initialised.
     *
     * @param library the library's name as the loader knows it ({@code libz.so.1}), or null for the C library
     * @param shape the letters of result and parameters
     * @param variadicFrom the index of the first variadic argument, or -1
     * @param capturesErrno whether the handle takes {@link #state()} as its first argument and leaves errno in it
     * @param critical whether the function is short and never blocks: it runs without a change of the thread's state
     * @param symbols the names under which to look for it, in order
     * @return a handle for {@code invokeExact}, meant for a {@code static final}
     */
    @SuppressWarnings("restricted")
    public static MethodHandle link(
            @Nullable String library, String shape, int variadicFrom, boolean capturesErrno, boolean critical, String... symbols) {
        List<Linker.Option> options = new ArrayList<>(3);
        if (variadicFrom >= 0) options.add(Linker.Option.firstVariadicArg(variadicFrom));
        if (capturesErrno) options.add(Linker.Option.captureCallState("errno"));
        if (critical) options.add(Linker.Option.critical(false));
        FunctionDescriptor descriptor = descriptor(shape);
        int first = capturesErrno ? 1 : 0;
        try {
            MemorySegment function = address(library, symbols);
            MethodHandle handle = LINKER.downcallHandle(function, descriptor, options.toArray(new Linker.Option[0]));
            return MethodHandles.explicitCastArguments(handle, widened(handle.type(), shape, first));
        } catch (IllegalStateException reason) {
            MethodType type = descriptor.toMethodType();
            if (capturesErrno) type = type.insertParameterTypes(0, MemorySegment.class);
            return throwing(widened(type, shape, first), reason);
        }
    }

    /**
     * The address of a function.
     *
     * @param library the library's name as the loader knows it, or null for the C library
     * @param symbols the names under which to look for it, in order
     * @throws IllegalStateException if native code cannot be called here, or if there is no such library or function
     */
    public static MemorySegment address(@Nullable String library, String... symbols) {
        Transport.require();
        Optional<MemorySegment> function = find(library, symbols);
        if (function.isPresent()) return function.get();
        String where = library == null ? "the C library" : library;
        throw new IllegalStateException(where + " has no function " + String.join(" or ", symbols));
    }

    /**
     * Whether a library has one of some functions.
     *
     * @param library the library's name as the loader knows it, or null for the C library
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public static boolean has(@Nullable String library, String... symbols) {
        Transport.require();
        return find(library, symbols).isPresent();
    }

    /** The calling thread's place for errno, to be handed to a linked function and read by {@link #errno} right after it. */
    public static MemorySegment state() {
        MemorySegment state = STATE.get();
        if (state == null) {
            state = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());
            STATE.set(state);
        }
        return state;
    }

    /** The errno that a linked function left in {@code state}. */
    public static int errno(MemorySegment state) {
        return state.get(ValueLayout.JAVA_INT, 0);
    }

    /** What to throw in place of something that a handle threw, which declares that it may throw anything. */
    public static RuntimeException unexpected(Throwable thrown) {
        return Transport.unchecked(thrown);
    }

    private static Optional<MemorySegment> find(@Nullable String library, String... symbols) {
        SymbolLookup lookup = library == null ? LINKER.defaultLookup() : lookup(library);
        for (String symbol : symbols) {
            Optional<MemorySegment> found = lookup.find(symbol);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup lookup(String library) {
        try {
            return SymbolLookup.libraryLookup(library, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("there is no library " + library + " here", e);
        }
    }

    private static FunctionDescriptor descriptor(String shape) {
        MemoryLayout[] parameters = new MemoryLayout[shape.length() - 3];
        for (int i = 0; i < parameters.length; i++) parameters[i] = layout(shape.charAt(i + 2));
        char result = shape.charAt(0);
        return result == 'v' ? FunctionDescriptor.ofVoid(parameters) : FunctionDescriptor.of(layout(result), parameters);
    }

    private static MemoryLayout layout(char letter) {
        return switch (letter) {
            case 'b' -> ValueLayout.JAVA_BYTE;
            case 's' -> ValueLayout.JAVA_SHORT;
            case 'i' -> ValueLayout.JAVA_INT;
            case 'j' -> ValueLayout.JAVA_LONG;
            case 'l' -> Objects.requireNonNull(LINKER.canonicalLayouts().get("long"));
            case 'f' -> ValueLayout.JAVA_FLOAT;
            case 'd' -> ValueLayout.JAVA_DOUBLE;
            case 'a' -> ValueLayout.ADDRESS;
            default -> throw new IllegalArgumentException("no native type has the letter " + letter);
        };
    }

    /** The type that shows every C {@code long} as a Java {@code long}. */
    private static MethodType widened(MethodType type, String shape, int first) {
        MethodType wide = shape.charAt(0) == 'l' ? type.changeReturnType(long.class) : type;
        for (int i = 0; i < shape.length() - 3; i++) {
            if (shape.charAt(i + 2) == 'l') wide = wide.changeParameterType(first + i, long.class);
        }
        return wide;
    }

    private static MethodHandle throwing(MethodType type, IllegalStateException reason) {
        MethodHandle thrower = MethodHandles.throwException(type.returnType(), IllegalStateException.class);
        return MethodHandles.dropArguments(MethodHandles.foldArguments(thrower, fresh(reason)), 0, type.parameterList());
    }

    /** A handle for a new exception with the same message, so that its stack trace tells of the call. */
    private static MethodHandle fresh(IllegalStateException reason) {
        try {
            return MethodHandles.lookup().findConstructor(
                    IllegalStateException.class, MethodType.methodType(void.class, String.class, Throwable.class))
                    .bindTo(reason.getMessage()).bindTo(reason);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
