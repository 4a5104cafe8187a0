package dev.jsyscall.verify.view;

import dev.jsyscall.verify.view.TokenCursor.UnexpectedToken;
import dev.jsyscall.verify.view.TypeReader.Declarator;
import dev.jsyscall.verify.view.TypeReader.Specifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads declarations of types. Of functions and variables it only finds the end. */
final class DeclarationReader {
    private final TokenCursor cursor;
    private final List<CRecord> records = new ArrayList<>();
    private final List<CEnum> enums = new ArrayList<>();
    private final Map<String, CType> typedefs = new LinkedHashMap<>();
    private final TypeReader types;

    DeclarationReader(List<CToken> tokens) {
        cursor = new TokenCursor(tokens);
        types = new TypeReader(cursor, records, enums);
    }

    Declarations read() {
        while (!cursor.ended()) {
            int start = cursor.position();
            int known = records.size();
            try {
                declaration();
            } catch (UnexpectedToken e) {
                records.subList(known, records.size()).clear();
                cursor.back(start);
                cursor.skipDeclaration();
            }
            if (cursor.position() == start) {
                cursor.next();
            }
        }
        return new Declarations(List.copyOf(records), List.copyOf(enums), typedefs);
    }

    private void declaration() {
        if (cursor.accept(";")) {
            return;
        }
        if (cursor.peek().is("_Static_assert")) {
            cursor.skipDeclaration();
            return;
        }
        Specifiers specifiers = types.specifiers();
        boolean named = false;
        while (!cursor.accept(";")) {
            Declarator declarator = types.declarator();
            specifiers.attributes().read(cursor);
            if (cursor.peek().is("{")) {
                cursor.bracketed();
                return;
            }
            if (cursor.accept("=")) {
                cursor.expression();
            }
            if (specifiers.typedef()) {
                named |= typedef(specifiers, declarator, named);
            }
            if (!cursor.accept(",")) {
                cursor.expect(";");
                break;
            }
        }
        if (!named) {
            specifiers.enumeration().ifPresent(enums::add);
        }
    }

    /** Declares a typedef; answers whether what it names had no name before. */
    private boolean typedef(Specifiers specifiers, Declarator declarator, boolean named) {
        typedefs.put(declarator.name(), new CType(specifiers.base(), specifiers.record(), declarator.pointers(), declarator.lengths()));
        boolean itself = !named && declarator.pointers() == 0 && declarator.lengths().isEmpty();
        Optional<CRecord> record = specifiers.record().filter(r -> r.name().isEmpty());
        Optional<CEnum> enumeration = specifiers.enumeration().filter(e -> e.name().isEmpty());
        if (itself && record.isPresent()) {
            records.add(record.get().named(declarator.name()));
        }
        if (itself && enumeration.isPresent()) {
            enums.add(enumeration.get().named(declarator.name()));
        }
        return itself && (record.isPresent() || enumeration.isPresent());
    }
}
