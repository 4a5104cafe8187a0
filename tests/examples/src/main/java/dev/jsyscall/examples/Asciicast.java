package dev.jsyscall.examples;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.file.ByteSink;
import dev.jsyscall.linux.terminal.WindowSize;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A recording as asciinema has it: a line with the window's size, then one for each piece of output, {@code [0.512, "o", "text"]}. */
final class Asciicast {
    private static final double NANOS = 1e9;
    private static final Pattern SPECIAL = Pattern.compile("[\\x00-\\x1f\\x7f\"\\\\]");

    private final ByteSink file;
    private final long start = System.nanoTime();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);

    Asciicast(ByteSink file, WindowSize size) throws ErrnoException {
        this.file = file;
        line("{\"version\": 2, \"width\": %d, \"height\": %d}", size.columns(), size.rows());
    }

    /** Records a piece of output, and leaves in the buffer the half of a character that may be at its end. */
    void output(ByteBuffer bytes) throws ErrnoException {
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        decoder.decode(bytes, text, false);
        String quoted = SPECIAL.matcher(text.flip()).replaceAll(c -> "\\\\u%04x".formatted((int) c.group().charAt(0)));
        line("[%.6f, \"o\", \"%s\"]", (System.nanoTime() - start) / NANOS, quoted);
    }

    private void line(String format, Object... values) throws ErrnoException {
        file.writeString(String.format(Locale.ROOT, format, values) + "\n");
    }
}
