package dev.jsyscall.verify.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfObjectTest {

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void readsBothWidthsInBothByteOrders(boolean wide, boolean little) throws ElfException {
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        byte[] values = ByteBuffer.allocate(16).order(order).putLong(-100).putLong(0x1122334455667788L).array();
        ElfObject object = ElfObject.read(object(wide, order, ".abi.values", values));
        assertThat(object.order()).isEqualTo(order);
        assertThat(object.longs(".abi.values")).hasValue(new long[] {-100, 0x1122334455667788L});
        assertThat(object.section(".text")).isEmpty();
    }

    @Property
    void damagedObjectsAreRejectedOrRead(@ForAll boolean wide, @ForAll @IntRange(max = 255) int at, @ForAll byte damage) {
        byte[] file = object(wide, ByteOrder.LITTLE_ENDIAN, ".abi.values", new byte[8]);
        file[at % file.length] ^= damage;
        try {
            assertThat(ElfObject.read(file).sections()).isNotNull();
        } catch (ElfException e) {
            assertThat(e).message().isNotBlank();
        }
    }

    @Property
    void truncatedObjectsAreRejected(@ForAll boolean wide, @ForAll @IntRange(max = 240) int length) {
        byte[] file = object(wide, ByteOrder.BIG_ENDIAN, ".abi.values", new byte[64]);
        assertThatThrownBy(() -> ElfObject.read(Arrays.copyOf(file, length))).isInstanceOf(ElfException.class);
    }

    /** An object with one section and the names of sections, written as the format's description has it. */
    private static byte[] object(boolean wide, ByteOrder order, String name, byte[] contents) {
        byte[] names = ("\0" + name + "\0.shstrtab\0").getBytes(StandardCharsets.US_ASCII);
        int headerSize = wide ? 64 : 52;
        int sectionHeaderSize = wide ? 64 : 40;
        int contentsAt = headerSize;
        int namesAt = contentsAt + contents.length;
        int headersAt = namesAt + names.length;
        var file = ByteBuffer.allocate(headersAt + 3 * sectionHeaderSize).order(order);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2), 1});
        file.position(16);
        file.putShort((short) 1).putShort((short) 0).putInt(1);
        word(file, wide, 0);
        word(file, wide, 0);
        word(file, wide, headersAt);
        file.putInt(0).putShort((short) headerSize).putShort((short) 0).putShort((short) 0);
        file.putShort((short) sectionHeaderSize).putShort((short) 3).putShort((short) 2);
        file.put(contents).put(names);
        section(file, wide, 0, 0, 0, 0);
        section(file, wide, 1, 1, contentsAt, contents.length);
        section(file, wide, 2 + name.length(), 3, namesAt, names.length);
        return file.array();
    }

    private static void section(ByteBuffer file, boolean wide, int name, int type, int offset, int size) {
        file.putInt(name).putInt(type);
        word(file, wide, 0);
        word(file, wide, 0);
        word(file, wide, offset);
        word(file, wide, size);
        file.putInt(0).putInt(0);
        word(file, wide, 1);
        word(file, wide, 0);
    }

    private static void word(ByteBuffer file, boolean wide, long value) {
        if (wide) {
            file.putLong(value);
        } else {
            file.putInt((int) value);
        }
    }
}
