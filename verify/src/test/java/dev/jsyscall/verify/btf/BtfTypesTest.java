package dev.jsyscall.verify.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BtfTypesTest {
    private static final String STRINGS = "\0u32\0word\0point\0x\0y\0next\0flags\0inner\0a\0";

    @Test
    void readsOffsetsAndSizesThroughTypedefsPointersAndArrays() throws IOException {
        BtfRecord point = BtfTypes.read(file(), ByteOrder.LITTLE_ENDIAN, 8).record("point").orElseThrow();
        assertThat(point.size()).isEqualTo(32);
        assertThat(point.fields().get("x")).isEqualTo(new BtfField(0, 32, false));
        assertThat(point.fields().get("y")).isEqualTo(new BtfField(32, 96, false));
        assertThat(point.fields().get("next")).isEqualTo(new BtfField(128, 64, false));
    }

    @Test
    void readsBitFieldsAndMembersOfRecordsWithoutAName() throws IOException {
        BtfRecord point = BtfTypes.read(file(), ByteOrder.LITTLE_ENDIAN, 8).record("point").orElseThrow();
        assertThat(point.fields().get("flags")).isEqualTo(new BtfField(192, 3, true));
        assertThat(point.fields().get("inner.a")).isEqualTo(new BtfField(224, 32, false));
    }

    @Test
    void knowsNoRecordByAnotherName() throws IOException {
        assertThat(BtfTypes.read(file(), ByteOrder.LITTLE_ENDIAN, 8).record("word")).isEmpty();
    }

    @Test
    void rejectsWhatIsNoBtf() {
        assertThatThrownBy(() -> BtfTypes.read(new byte[64], ByteOrder.LITTLE_ENDIAN, 8)).isInstanceOf(IOException.class);
    }

    @Property
    void rejectsTruncatedFiles(@ForAll @IntRange(max = 60) int length) {
        assertThatThrownBy(() -> BtfTypes.read(Arrays.copyOf(file(), length), ByteOrder.LITTLE_ENDIAN, 8)).isInstanceOf(IOException.class);
    }

    @Test
    void readsARunningKernels() {
        assumeTrue(Files.isReadable(BtfTypes.RUNNING_KERNEL), "this kernel offers no BTF");
        BtfRecord dirent = BtfTypes.ofRunningKernel(8).orElseThrow().record("linux_dirent64").orElseThrow();
        assertThat(dirent.fields().get("d_name")).isEqualTo(new BtfField(19 * 8, 0, false));
    }

    /** struct point { word x; u32 y[3]; struct point *next; u32 flags: 3; struct { u32 a; } inner; } with typedef u32 word. */
    private static byte[] file() {
        var types = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        common(types, "u32", 1, 0, 4).putInt(32);
        common(types, "word", 8, 0, 1);
        common(types, "", 3, 0, 0).putInt(1).putInt(1).putInt(3);
        common(types, "", 2, 0, 5);
        common(types, "point", 4 | 0x80, 5, 32);
        member(types, "x", 2, 0);
        member(types, "y", 3, 32);
        member(types, "next", 4, 128);
        member(types, "flags", 1, 3 << 24 | 192);
        member(types, "inner", 6, 224);
        common(types, "", 4, 1, 4);
        member(types, "a", 1, 0);
        byte[] strings = STRINGS.getBytes(StandardCharsets.US_ASCII);
        var file = ByteBuffer.allocate(24 + types.position() + strings.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0xeb9f).put((byte) 1).put((byte) 0).putInt(24);
        file.putInt(0).putInt(types.position()).putInt(types.position()).putInt(strings.length);
        file.put(types.flip()).put(strings);
        return file.array();
    }

    private static ByteBuffer common(ByteBuffer types, String name, int kind, int count, int sizeOrType) {
        return types.putInt(name(name)).putInt(kind << 24 | count).putInt(sizeOrType);
    }

    private static void member(ByteBuffer types, String name, int type, int offset) {
        types.putInt(name(name)).putInt(type).putInt(offset);
    }

    private static int name(String name) {
        return name.isEmpty() ? 0 : STRINGS.indexOf("\0" + name + "\0") + 1;
    }
}
