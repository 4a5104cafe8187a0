package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Position;
import dev.jsyscall.verify.explain.Article.Block;
import dev.jsyscall.verify.explain.Article.Fact;
import dev.jsyscall.verify.explain.Article.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts an article together; what is empty is left out. */
final class ArticleBuilder {
    private final String title;
    private final String noun;
    private final Link subject;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Fact> notes = new ArrayList<>();

    ArticleBuilder(String title, String noun, Link subject) {
        this.title = title;
        this.noun = noun;
        this.subject = subject;
    }

    ArticleBuilder code(String c) {
        blocks.add(new Article.Code(c));
        return this;
    }

    ArticleBuilder prose(String comment) {
        if (!comment.isBlank()) {
            blocks.add(new Article.Prose(comment));
        }
        return this;
    }

    ArticleBuilder facts(String heading, List<Fact> facts) {
        if (!facts.isEmpty()) {
            blocks.add(new Facts(heading, List.copyOf(facts)));
        }
        return this;
    }

    ArticleBuilder add(Block block) {
        blocks.add(block);
        return this;
    }

    /** Something to be said in a line, among others of the kind. */
    ArticleBuilder note(String name, Phrase text) {
        notes.add(new Fact(Phrase.of(name), text));
        return this;
    }

    ArticleBuilder note(String name, Optional<String> text) {
        text.ifPresent(t -> note(name, Phrase.of(t)));
        return this;
    }

    /** The notes so far become a block here. */
    ArticleBuilder notes() {
        facts("", notes);
        notes.clear();
        return this;
    }

    Article at(Position position) {
        return new Article(title, noun, subject, List.copyOf(blocks), position.toString());
    }

    Article nowhere() {
        return new Article(title, noun, subject, List.copyOf(blocks), "");
    }
}
