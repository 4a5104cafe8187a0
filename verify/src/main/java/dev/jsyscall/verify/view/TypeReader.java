package dev.jsyscall.verify.view;

import dev.jsyscall.generator.model.NamePattern.Kind;
import dev.jsyscall.verify.view.TokenCursor.UnexpectedToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the two halves of a declaration: the type before the names, and what stands around each name. */
final class TypeReader {
    private static final Set<String> IGNORED = Set.of(
            "extern", "static", "inline", "__inline", "__inline__", "const", "__const", "volatile", "__volatile__", "register",
            "__extension__", "restrict", "__restrict", "__restrict__", "_Noreturn");
    private static final Set<String> BASIC = Set.of(
            "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "_Bool", "__signed__", "__int128");

    private final TokenCursor cursor;
    private final List<CRecord> records;
    private final List<CEnum> enums;

    /**
     * A reader.
     *
     * @param records where to put records that have a tag
     * @param enums where to put enumerations that are defined inside a record
     */
    TypeReader(TokenCursor cursor, List<CRecord> records, List<CEnum> enums) {
        this.cursor = cursor;
        this.records = records;
        this.enums = enums;
    }

    /** What stands before the names; a record or an enumeration if one is defined there. */
    record Specifiers(boolean typedef, String base, Optional<CRecord> record, Optional<CEnum> enumeration, Attributes attributes) {}

    record Declarator(String name, int pointers, List<String> lengths) {}

    /** A record or an enumeration as text, and its definition if it has one here. */
    private record Mention<T>(String text, Optional<T> definition) {}

    Specifiers specifiers() {
        boolean typedef = false;
        var base = new ArrayList<String>();
        Optional<CRecord> record = Optional.empty();
        Optional<CEnum> enumeration = Optional.empty();
        var attributes = new Attributes();
        for (attributes.read(cursor); cursor.peek().word(); attributes.read(cursor)) {
            String word = cursor.peek().text();
            if (word.equals("typedef")) {
                typedef = true;
            } else if (word.equals("struct") || word.equals("union")) {
                Mention<CRecord> mention = record();
                record = mention.definition();
                base.add(mention.text());
                continue;
            } else if (word.equals("enum")) {
                Mention<CEnum> mention = enumeration();
                enumeration = mention.definition();
                base.add(mention.text());
                continue;
            } else if (word.equals("typeof") || word.equals("__typeof__") || word.equals("_Alignas")) {
                cursor.next();
                cursor.bracketed();
                if (!word.equals("_Alignas")) {
                    base.add("typeof");
                }
                continue;
            } else if (BASIC.contains(word)) {
                base.add(word.equals("__signed__") ? "signed" : word);
            } else if (!IGNORED.contains(word)) {
                if (!base.isEmpty()) {
                    break;
                }
                base.add(word);
            }
            cursor.next();
        }
        if (base.isEmpty()) {
            throw new UnexpectedToken(cursor.peek());
        }
        return new Specifiers(typedef, String.join(" ", base), record, enumeration, attributes);
    }

    private Mention<CRecord> record() {
        CToken keyword = cursor.next();
        boolean union = keyword.is("union");
        var attributes = new Attributes();
        attributes.read(cursor);
        String tag = cursor.peek().word() ? cursor.next().text() : "";
        attributes.read(cursor);
        Kind kind = union ? Kind.UNION : Kind.STRUCT;
        if (!cursor.accept("{")) {
            return new Mention<>(keyword.text() + " " + tag, Optional.empty());
        }
        var members = new ArrayList<CMember>();
        while (!cursor.accept("}")) {
            members(members);
        }
        attributes.read(cursor);
        var record = new CRecord(
                kind, tag, union, List.copyOf(members), attributes.packed(), attributes.align(), keyword.place());
        if (!tag.isEmpty()) {
            records.add(record);
        }
        return new Mention<>((keyword.text() + " " + tag).strip(), Optional.of(record));
    }

    private void members(List<CMember> members) {
        if (cursor.accept(";")) {
            return;
        }
        Place place = cursor.peek().place();
        Specifiers specifiers = specifiers();
        specifiers.enumeration().ifPresent(enums::add);
        if (cursor.accept(";")) {
            if (specifiers.record().filter(r -> r.name().isEmpty()).isPresent()) {
                var type = new CType(specifiers.base(), specifiers.record(), 0, List.of());
                members.add(new CMember("", type, Optional.empty(), specifiers.attributes().align(), place));
            }
            return;
        }
        do {
            place = cursor.peek().place();
            Declarator declarator = cursor.peek().is(":") ? new Declarator("", 0, List.of()) : declarator();
            Optional<String> bits = Optional.empty();
            if (cursor.accept(":")) {
                bits = Optional.of(CLexer.text(beforeAttributes(cursor.expression())));
            }
            var own = new Attributes();
            own.read(cursor);
            var type = new CType(specifiers.base(), specifiers.record(), declarator.pointers(), declarator.lengths());
            members.add(new CMember(declarator.name(), type, bits, own.align().or(specifiers.attributes()::align), place));
        } while (cursor.accept(","));
        cursor.expect(";");
    }

    private static List<CToken> beforeAttributes(List<CToken> bits) {
        int end = 0;
        while (end < bits.size() && !bits.get(end).is("__attribute__")) {
            end++;
        }
        return bits.subList(0, end);
    }

    private Mention<CEnum> enumeration() {
        CToken keyword = cursor.next();
        var attributes = new Attributes();
        attributes.read(cursor);
        String tag = cursor.peek().word() ? cursor.next().text() : "";
        attributes.read(cursor);
        var enumerators = new ArrayList<CEnum.Enumerator>();
        String text = ("enum " + tag).strip();
        if (!cursor.accept("{")) {
            return new Mention<>(text, Optional.empty());
        }
        while (!cursor.accept("}")) {
            CToken name = cursor.next();
            attributes.read(cursor);
            Optional<String> value = Optional.empty();
            if (cursor.accept("=")) {
                value = Optional.of(CLexer.text(cursor.expression()));
            }
            enumerators.add(new CEnum.Enumerator(name.text(), value, name.place()));
            if (!cursor.accept(",") && !cursor.peek().is("}")) {
                throw new UnexpectedToken(cursor.peek());
            }
        }
        attributes.read(cursor);
        return new Mention<>(text, Optional.of(new CEnum(tag, List.copyOf(enumerators), keyword.place())));
    }

    Declarator declarator() {
        int pointers = 0;
        var attributes = new Attributes();
        for (attributes.read(cursor); cursor.peek().is("*") || IGNORED.contains(cursor.peek().text()); attributes.read(cursor)) {
            pointers += cursor.next().is("*") ? 1 : 0;
        }
        String name = "";
        var lengths = new ArrayList<String>();
        if (cursor.accept("(")) {
            Declarator inner = declarator();
            cursor.expect(")");
            name = inner.name();
            pointers += inner.pointers();
            lengths.addAll(inner.lengths());
        } else if (cursor.peek().word()) {
            name = cursor.next().text();
        } else {
            throw new UnexpectedToken(cursor.peek());
        }
        while (cursor.peek().is("[") || cursor.peek().is("(")) {
            boolean array = cursor.peek().is("[");
            List<CToken> inside = cursor.bracketed();
            if (array) {
                lengths.add(CLexer.text(inside));
            }
        }
        return new Declarator(name, pointers, List.copyOf(lengths));
    }
}
