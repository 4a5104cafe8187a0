package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All about one thing.
 *
 * @param title its name
 * @param noun what it is: {@code system call}
 * @param position where the spec says so, or empty
 */
public record Article(String title, String noun, Link subject, List<Block> blocks, String position) {

    /** A part of an article. */
    public sealed interface Block {}

    /** A declaration in C. */
    public record Code(String c) implements Block {}

    /** A spec's comment: paragraphs, with code in <code>{&#64;code …}</code> or back quotes. */
    public record Prose(String comment) implements Block {}

    /** Names and what there is to say about each; the heading may be empty. */
    public record Facts(String heading, List<Fact> facts) implements Block {}

    /** One of them. */
    public record Fact(Phrase name, Phrase text) {}

    /** A table. The first column names the row; a heading may be empty. */
    public record Rows(String heading, List<String> columns, List<List<Phrase>> rows) implements Block {}

    /**
     * A group's constants.
     *
     * @param meant for some of them, by name, the calls that pass just this one
     */
    public record Constants(ConstantGroup group, Map<String, Phrase> meant) implements Block {
        public Optional<Phrase> meantBy(Constant constant) {
            return Optional.ofNullable(meant.get(constant.name()));
        }
    }

    /** A record's members: what they are for, and where they are. */
    public record Layouts(RecordType record) implements Block {}
}
