package dev.jsyscall.verify.snapshot;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes a value made of records, enums, lists, maps, optionals, strings and numbers. Each distinct value is an entry, written once,
 * after those it is made of, which it names by how many bytes back they begin: most of an ABI is the same few things over and over.
 */
final class SnapshotWriter {
    /** An entry before it is written: equal ones are one. */
    private record Entry(Kind kind, Object content) {}

    private final DataOutputStream out;
    private final Map<Entry, Integer> places = new HashMap<>();

    SnapshotWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Writes the places of what a reader begins with, for it to find at the end. */
    void finish(int... roots) throws IOException {
        for (int root : roots) {
            out.writeInt(root);
        }
        out.flush();
    }

    /** Writes a value, if it is a new one. Returns where it begins. */
    int place(Object value) throws IOException {
        if (value instanceof Record record) {
            return record(record);
        } else if (value instanceof List<?> list) {
            return entry(Kind.LIST, places(list));
        } else if (value instanceof Map<?, ?> map) {
            var pairs = new ArrayList<Object>();
            map.forEach((key, element) -> pairs.addAll(List.of(key, element)));
            return entry(Kind.MAP, places(pairs));
        } else if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? entry(Kind.NOTHING, List.of()) : entry(Kind.SOMETHING, places(List.of(optional.get())));
        } else if (value instanceof Enum<?> constant) {
            return entry(Kind.ENUM, places(List.of(constant.getDeclaringClass().getName(), constant.name())));
        }
        return scalar(value);
    }

    private int scalar(Object value) throws IOException {
        if (value instanceof String text) {
            return entry(Kind.STRING, text);
        } else if (value instanceof Integer number) {
            return entry(Kind.INTEGER, number.longValue());
        } else if (value instanceof Long number) {
            return entry(Kind.LONG, number);
        } else if (value instanceof Byte number) {
            return entry(Kind.BYTE, number.longValue());
        } else if (value instanceof Boolean truth) {
            return entry(truth ? Kind.TRUE : Kind.FALSE, List.of());
        } else if (value instanceof OptionalInt number) {
            return number.isEmpty() ? entry(Kind.NO_INT, List.of()) : entry(Kind.AN_INT, (long) number.getAsInt());
        } else if (value instanceof OptionalLong number) {
            return number.isEmpty() ? entry(Kind.NO_LONG, List.of()) : entry(Kind.A_LONG, number.getAsLong());
        } else if (value instanceof ByteOrder order) {
            return entry(order == ByteOrder.BIG_ENDIAN ? Kind.BIG_ENDIAN : Kind.LITTLE_ENDIAN, List.of());
        }
        throw new IllegalArgumentException("a snapshot cannot hold a " + value.getClass().getName());
    }

    private int record(Record record) throws IOException {
        RecordComponent[] components = record.getClass().getRecordComponents();
        int type = entry(Kind.TYPE, places(List.of(record.getClass().getName(), components.length)));
        var content = new ArrayList<Integer>();
        content.add(type);
        for (RecordComponent component : components) {
            content.add(place(component(record, component)));
        }
        return entry(Kind.RECORD, content);
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(record.getClass().getName() + "." + component.getName() + " cannot be read", e);
        }
    }

    private List<Integer> places(List<?> values) throws IOException {
        var places = new ArrayList<Integer>();
        for (Object value : values) {
            places.add(place(value));
        }
        return places;
    }

    private int entry(Kind kind, Object content) throws IOException {
        var entry = new Entry(kind, content);
        Integer known = places.get(entry);
        if (known != null) {
            return known;
        }
        int place = out.size();
        places.put(entry, place);
        out.writeByte(kind.ordinal());
        if (content instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            out.write(bytes);
        } else if (content instanceof Long number) {
            out.writeLong(number);
        } else if (content instanceof List<?> parts) {
            if (counted(kind)) {
                number(parts.size());
            }
            for (Object part : parts) {
                number(place - (Integer) part);
            }
        }
        return place;
    }

    private static boolean counted(Kind kind) {
        return kind == Kind.LIST || kind == Kind.MAP;
    }

    /** Seven bits to a byte, the lowest first; the top bit says that more follow. */
    private void number(int value) throws IOException {
        int rest = value;
        while (rest >= 0x80) {
            out.writeByte(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
