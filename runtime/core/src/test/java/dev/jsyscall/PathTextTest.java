package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class PathTextTest {

    @Property
    void everyNameOfBytesSurvives(@ForAll byte[] name) {
        byte[] bytes = withoutNul(name);
        assertThat(PathText.encode(PathText.decode(bytes))).isEqualTo(bytes);
    }

    @Property
    void validTextIsUtf8(@ForAll @CharRange(from = '\u0001', to = '\uD7FF') String text) {
        assertThat(PathText.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(PathText.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @Property
    void scratchAgreesWithEncode(@ForAll byte[] name) {
        String text = PathText.decode(withoutNul(name));
        byte[] bytes = PathText.encode(text);
        try (Scratch scratch = Scratch.open()) {
            MemorySegment path = scratch.path(text);
            assertThat(path.asSlice(0, bytes.length).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes);
            assertThat(path.get(ValueLayout.JAVA_BYTE, bytes.length)).isZero();
        }
    }

    @Example
    void escapesEachInvalidByte() {
        assertThat(PathText.decode(new byte[] {'a', (byte) 0xff, 'b'})).isEqualTo("a\uDCFFb");
        assertThat(PathText.decode(new byte[] {(byte) 0xc3})).isEqualTo("\uDCC3");
        assertThat(PathText.decode(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})).isEqualTo("\uDCED\uDCA0\uDC80");
        assertThat(PathText.decode(new byte[] {(byte) 0xc0, (byte) 0xaf})).isEqualTo("\uDCC0\uDCAF");
        assertThat(PathText.decode(new byte[] {(byte) 0xff, (byte) 0xef, (byte) 0xbf, (byte) 0xbd})).isEqualTo("\uDCFF\uFFFD");
    }

    @Example
    void goesBeyondTheBasicPlane() {
        String text = "\uDCFF\uD83D\uDE00\uFFFDé";
        assertThat(PathText.decode(PathText.encode(text))).isEqualTo(text);
        assertThat(PathText.encode(text)).startsWith(0xff, 0xf0, 0x9f, 0x98, 0x80);
    }

    @Example
    void refusesNulAndHalfPairs() {
        assertThatThrownBy(() -> PathText.encode("a\0b")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NUL");
        assertThatThrownBy(() -> PathText.encode("\uD83D")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> PathText.encode("\uDC41")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("surrogate");
        try (Scratch scratch = Scratch.open()) {
            assertThatThrownBy(() -> scratch.path("/a\0")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void quotesForMessages() {
        assertThat(Quote.string("a\"\\\n\t\u0001\u007f\uDCFFé")).isEqualTo("\"a\\\"\\\\\\n\\t\\x01\\x7f\\xffé\"");
        assertThat(Quote.string("x".repeat(300))).isEqualTo("\"" + "x".repeat(256) + "\"...");
        assertThat(Quote.call("f", null, 1, "s", MemorySegment.ofAddress(16), MemorySegment.NULL, MemorySegment.ofArray(new byte[3])))
                .isEqualTo("f(NULL, 1, \"s\", 0x10, NULL, [3 bytes])");
    }

    private static byte[] withoutNul(byte[] name) {
        byte[] bytes = name.clone();
        for (int i = 0; i < bytes.length; i++) if (bytes[i] == 0) bytes[i] = 1;
        return bytes;
    }
}
