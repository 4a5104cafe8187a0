package dev.jsyscall.verify.snapshot;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotWriter} wrote: a value at a time, and only what it is made of. */
final class SnapshotReader {
    /** How to make a record. */
    private record Type(Constructor<?> constructor, int components) {}

    private final String family;
    private final ByteBuffer in;
    private final @Nullable Object[] values;

    /**
     * A reader.
     *
     * @param family the package of all classes that the file may name
     */
    SnapshotReader(byte[] bytes, String family) {
        this.in = ByteBuffer.wrap(bytes);
        this.values = new @Nullable Object[bytes.length];
        this.family = family + ".";
    }

    /** Where the {@code index}-th of {@code count} roots begins. */
    int root(int index, int count) throws IOException {
        if (in.capacity() < count * Integer.BYTES) {
            throw damaged(null);
        }
        return in.getInt(in.capacity() - (count - index) * Integer.BYTES);
    }

    /** The value that begins at a place, with all it is made of, and no more. */
    <T> T read(int place, Class<T> type) throws IOException {
        try {
            return type.cast(value(place));
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private static IOException damaged(@Nullable Exception cause) {
        return new IOException("the snapshot of the specs is damaged or of another version: build abi.jar again", cause);
    }

    private Object value(int place) throws ReflectiveOperationException {
        Object known = values[place];
        if (known != null) {
            return known;
        }
        int back = in.position();
        in.position(place);
        Object value = entry(Kind.of(in.get()), place);
        values[place] = value;
        in.position(back);
        return value;
    }

    private Object entry(Kind kind, int place) throws ReflectiveOperationException {
        return switch (kind) {
            case STRING -> text();
            case INTEGER -> (int) in.getLong();
            case LONG -> in.getLong();
            case BYTE -> (byte) in.getLong();
            case FALSE -> false;
            case TRUE -> true;
            case TYPE -> type((String) part(place), (Integer) part(place));
            case RECORD -> record((Type) part(place), place);
            case ENUM -> constant((String) part(place), (String) part(place));
            case LIST -> List.of(parts(number(), place));
            case MAP -> map(number() / 2, place);
            case NOTHING -> Optional.empty();
            case SOMETHING -> Optional.of(part(place));
            case NO_INT -> OptionalInt.empty();
            case AN_INT -> OptionalInt.of((int) in.getLong());
            case NO_LONG -> OptionalLong.empty();
            case A_LONG -> OptionalLong.of(in.getLong());
            case BIG_ENDIAN -> ByteOrder.BIG_ENDIAN;
            case LITTLE_ENDIAN -> ByteOrder.LITTLE_ENDIAN;
        };
    }

    private String text() {
        int length = number();
        int start = in.position();
        in.position(start + length);
        return new String(in.array(), start, length, StandardCharsets.UTF_8);
    }

    private Class<?> known(String name) throws ClassNotFoundException {
        if (!name.startsWith(family)) {
            throw new IllegalArgumentException("a snapshot has no business with " + name);
        }
        return Class.forName(name);
    }

    private Type type(String name, int components) throws ReflectiveOperationException {
        Class<?> type = known(name);
        RecordComponent[] declared = type.getRecordComponents();
        if (declared == null || declared.length != components) {
            throw new IllegalArgumentException(name + " has other components");
        }
        Class<?>[] parameters = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return new Type(type.getDeclaredConstructor(parameters), components);
    }

    private Object record(Type type, int place) throws ReflectiveOperationException {
        return type.constructor().newInstance(parts(type.components(), place));
    }

    private Object constant(String type, String name) throws ClassNotFoundException {
        return Arrays.stream(known(type).getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst().orElseThrow(() -> new IllegalArgumentException(type + " has no " + name));
    }

    private Map<Object, Object> map(int size, int place) throws ReflectiveOperationException {
        var map = new LinkedHashMap<Object, Object>();
        for (int i = 0; i < size; i++) {
            map.put(part(place), part(place));
        }
        return Collections.unmodifiableMap(map);
    }

    private Object[] parts(int size, int place) throws ReflectiveOperationException {
        var parts = new Object[size];
        for (int i = 0; i < size; i++) {
            parts[i] = part(place);
        }
        return parts;
    }

    /** An earlier entry, by how many bytes back it begins. */
    private Object part(int place) throws ReflectiveOperationException {
        return value(place - number());
    }

    private int number() {
        int value = 0;
        for (int shift = 0;; shift += 7) {
            int next = in.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
