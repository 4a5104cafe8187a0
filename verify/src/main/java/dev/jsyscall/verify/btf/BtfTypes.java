package dev.jsyscall.verify.btf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The BPF type format: a flat list of types that refer to each other by number. Read as far as records need it. */
public final class BtfTypes {
    /** Where a running kernel offers its own. */
    public static final Path RUNNING_KERNEL = Path.of("/sys/kernel/btf/vmlinux");

    private static final int MAGIC = 0xeb9f;
    private static final int TYPE_BYTES = 12;

    private static final int INT = 1;
    private static final int POINTER = 2;
    private static final int ARRAY = 3;
    private static final int STRUCT = 4;
    private static final int UNION = 5;
    private static final int ENUM = 6;
    private static final int TYPEDEF = 8;
    private static final int VOLATILE = 9;
    private static final int CONST = 10;
    private static final int RESTRICT = 11;
    private static final int FUNCTION_TYPE = 13;
    private static final int VARIABLE = 14;
    private static final int SECTION = 15;
    private static final int FLOAT = 16;
    private static final int DECLARATION_TAG = 17;
    private static final int TYPE_TAG = 18;
    private static final int WIDE_ENUM = 19;

    private final ByteBuffer data;
    private final int strings;
    private final List<Integer> offsets = new ArrayList<>();
    private final Map<String, Integer> records = new LinkedHashMap<>();
    private final int pointerBytes;

    private BtfTypes(ByteBuffer data, int pointerBytes) throws IOException {
        this.data = data;
        this.pointerBytes = pointerBytes;
        if (Short.toUnsignedInt(data.getShort(0)) != MAGIC) {
            throw new IOException("no BTF");
        }
        int header = data.getInt(4);
        int from = header + data.getInt(8);
        int to = from + data.getInt(12);
        this.strings = header + data.getInt(16);
        // Type 0 is void and has no entry.
        offsets.add(-1);
        for (int at = from; at < to; at += TYPE_BYTES + trailer(kind(at), count(at))) {
            int id = offsets.size();
            offsets.add(at);
            if ((kind(at) == STRUCT || kind(at) == UNION) && !name(at).isEmpty()) {
                records.putIfAbsent(name(at), id);
            }
        }
    }

    /** The running kernel's types; empty where it offers none, or in a form that this reader does not know. */
    public static Optional<BtfTypes> ofRunningKernel(int pointerBytes) {
        try {
            return Optional.of(read(Files.readAllBytes(RUNNING_KERNEL), ByteOrder.nativeOrder(), pointerBytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a BTF file.
     *
     * @param pointerBytes the size of a pointer, which the format leaves out
     * @throws IOException if it is none, or damaged
     */
    public static BtfTypes read(byte[] file, ByteOrder order, int pointerBytes) throws IOException {
        try {
            return new BtfTypes(ByteBuffer.wrap(file).order(order), pointerBytes);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("truncated or damaged BTF", e);
        }
    }

    /** The struct or union with a tag. */
    public Optional<BtfRecord> record(String tag) {
        return Optional.ofNullable(records.get(tag)).map(id -> {
            var fields = new LinkedHashMap<String, BtfField>();
            collect(offsets.get(id), "", 0, fields);
            return new BtfRecord(Integer.toUnsignedLong(data.getInt(offsets.get(id) + 8)), fields);
        });
    }

    private void collect(int at, String prefix, long base, Map<String, BtfField> fields) {
        boolean packsWidth = data.getInt(at + 4) < 0;
        for (int i = 0; i < count(at); i++) {
            int member = at + TYPE_BYTES + i * 12;
            String name = string(data.getInt(member));
            int type = data.getInt(member + 4);
            int place = data.getInt(member + 8);
            int width = packsWidth ? place >>> 24 : 0;
            long offset = base + (packsWidth ? place & 0xffffff : place);
            String path = prefix + name;
            if (!name.isEmpty()) {
                fields.put(path, new BtfField(offset, width > 0 ? width : size(type) * Byte.SIZE, width > 0));
            }
            int inner = record(type);
            if (inner >= 0 && name(inner).isEmpty()) {
                collect(inner, name.isEmpty() ? prefix : path + ".", offset, fields);
            }
        }
    }

    /** The offset of the record that a type is, typedefs and qualifiers looked through, or -1. */
    private int record(int type) {
        int at = offsets.get(bare(type));
        return at >= 0 && (kind(at) == STRUCT || kind(at) == UNION) ? at : -1;
    }

    private long size(int type) {
        int at = offsets.get(bare(type));
        if (at < 0) {
            return 0;
        }
        return switch (kind(at)) {
            case INT, STRUCT, UNION, ENUM, FLOAT, WIDE_ENUM -> Integer.toUnsignedLong(data.getInt(at + 8));
            case POINTER -> pointerBytes;
            case ARRAY -> size(data.getInt(at + TYPE_BYTES)) * Integer.toUnsignedLong(data.getInt(at + TYPE_BYTES + 8));
            default -> 0;
        };
    }

    private int bare(int type) {
        int bare = type;
        while (bare != 0 && isModifier(kind(offsets.get(bare)))) {
            bare = data.getInt(offsets.get(bare) + 8);
        }
        return bare;
    }

    private static boolean isModifier(int kind) {
        return kind == TYPEDEF || kind == VOLATILE || kind == CONST || kind == RESTRICT || kind == TYPE_TAG;
    }

    /** How many bytes follow a type's common part. */
    private static int trailer(int kind, int count) {
        return switch (kind) {
            case INT, VARIABLE, DECLARATION_TAG -> 4;
            case ARRAY -> 12;
            case STRUCT, UNION, SECTION, WIDE_ENUM -> 12 * count;
            case ENUM, FUNCTION_TYPE -> 8 * count;
            default -> 0;
        };
    }

    private int kind(int at) {
        return data.getInt(at + 4) >>> 24 & 0x1f;
    }

    private int count(int at) {
        return data.getInt(at + 4) & 0xffff;
    }

    private String name(int at) {
        return string(data.getInt(at));
    }

    private String string(int offset) {
        int from = strings + offset;
        int to = from;
        while (data.get(to) != 0) {
            to++;
        }
        var bytes = new byte[to - from];
        data.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
