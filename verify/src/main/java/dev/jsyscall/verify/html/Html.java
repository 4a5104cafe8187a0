package dev.jsyscall.verify.html;

/** Writes HTML. Whatever is text or an attribute is escaped; only markup of this package's own is not. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** An opening tag, with attributes as names and values by turns. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** An element that holds nothing but text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html add(Html part) {
        out.append(part.out);
        return this;
    }

    /** Ends the source line, for people who read it. */
    Html line() {
        out.append('\n');
        return this;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
