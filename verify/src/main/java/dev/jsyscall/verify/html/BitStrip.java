package dev.jsyscall.verify.html;

import java.util.Locale;

/** A word's bits as a strip, the highest on the left, with those of a value filled in. */
final class BitStrip {
    private BitStrip() {}

    /** A strip of {@code width} bits. */
    static Html of(long value, int width) {
        String names = names(value, width);
        var html = new Html().open(
                "span", "class", width > 32 ? "bits wide" : "bits", "role", "img", "aria-label", names, "title", names);
        int top = width - 1;
        while (top >= 0) {
            if ((value >>> top & 1) == 0) {
                top--;
                continue;
            }
            int bottom = top;
            while (bottom > 0 && (value >>> bottom - 1 & 1) == 1) {
                bottom--;
            }
            html.open("i", "style", "left:" + percent(width - 1 - top, width) + ";width:" + percent(top - bottom + 1, width)).close("i");
            top = bottom - 1;
        }
        return html.close("span");
    }

    /** {@code bit 4}, {@code bits 0–1, 7}, {@code no bit}. */
    static String names(long value, int width) {
        var names = new StringBuilder();
        for (int from = 0; from < width; from++) {
            if ((value >>> from & 1) == 0) {
                continue;
            }
            int to = from;
            while (to + 1 < width && (value >>> to + 1 & 1) == 1) {
                to++;
            }
            names.append(names.isEmpty() ? "" : ", ").append(from).append(to > from ? "–" + to : "");
            from = to;
        }
        return names.isEmpty() ? "no bit" : (Long.bitCount(value) == 1 ? "bit " : "bits ") + names;
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.4g%%", 100.0 * part / whole).replaceFirst("0*%$", "%").replaceFirst("\\.%$", "%");
    }
}
