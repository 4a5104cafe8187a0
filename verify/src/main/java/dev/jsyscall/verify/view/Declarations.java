package dev.jsyscall.verify.view;

import java.util.List;
import java.util.Map;

/** What C declares of types, in the order in which it does: records with names, enumerations, and typedefs with their types. */
record Declarations(List<CRecord> records, List<CEnum> enums, Map<String, CType> typedefs) {
    static Declarations read(List<CToken> tokens) {
        return new DeclarationReader(tokens).read();
    }
}
