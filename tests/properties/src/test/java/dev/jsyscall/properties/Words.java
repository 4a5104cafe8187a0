package dev.jsyscall.properties;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** A {@link dev.jsyscall.FlagTable} from another class loader, under the same method names. */
final class Words {
    private final MethodHandle parse;
    private final MethodHandle format;
    private final MethodHandle change;
    private final MethodHandle valueOf;

    Words(Object table) throws ReflectiveOperationException {
        var lookup = MethodHandles.publicLookup();
        parse = lookup.bind(table, "parse", MethodType.methodType(long.class, String.class));
        format = lookup.bind(table, "format", MethodType.methodType(String.class, long.class));
        change = lookup.bind(table, "change", MethodType.methodType(long.class, long.class, String.class));
        valueOf = lookup.bind(table, "valueOf", MethodType.methodType(long.class, String.class));
    }

    long parse(String text) {
        try {
            return (long) parse.invokeExact(text);
        } catch (Throwable e) {
            throw sneaky(e);
        }
    }

    String format(long value) {
        try {
            return (String) format.invokeExact(value);
        } catch (Throwable e) {
            throw sneaky(e);
        }
    }

    long change(long value, String text) {
        try {
            return (long) change.invokeExact(value, text);
        } catch (Throwable e) {
            throw sneaky(e);
        }
    }

    long valueOf(String word) {
        try {
            return (long) valueOf.invokeExact(word);
        } catch (Throwable e) {
            throw sneaky(e);
        }
    }

    private static RuntimeException sneaky(Throwable thrown) {
        if (thrown instanceof RuntimeException e) return e;
        throw new AssertionError(thrown);
    }
}
