package dev.jsyscall.verify.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run of words, some of which refer to something. */
public record Phrase(List<Piece> pieces) {
    /**
     * A word or several.
     *
     * @param code true for what stands in a program
     */
    public record Piece(String text, boolean code, Optional<Link> link) {}

    public static Phrase of(String text) {
        return new Phrase(List.of(new Piece(text, false, Optional.empty())));
    }

    public static Phrase code(String text) {
        return new Phrase(List.of(new Piece(text, true, Optional.empty())));
    }

    public static Phrase link(String text, Link.Kind kind, String name) {
        return link(text, new Link(kind, name));
    }

    public static Phrase link(String text, Link link) {
        return new Phrase(List.of(new Piece(text, true, Optional.of(link))));
    }

    /** One after the other, with something between them. */
    public static Phrase joined(List<Phrase> phrases, String separator) {
        var pieces = new ArrayList<Piece>();
        for (Phrase phrase : phrases) {
            if (!pieces.isEmpty()) {
                pieces.addAll(of(separator).pieces());
            }
            pieces.addAll(phrase.pieces());
        }
        return new Phrase(pieces);
    }

    public Phrase then(Phrase next) {
        var all = new ArrayList<>(pieces);
        all.addAll(next.pieces());
        return new Phrase(all);
    }

    public Phrase then(String text) {
        return then(of(text));
    }

    /** Without the references. */
    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
