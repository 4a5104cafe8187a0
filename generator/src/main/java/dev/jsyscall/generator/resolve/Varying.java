package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.syntax.ConstantDeclaration;
import dev.jsyscall.generator.syntax.Expression;
import dev.jsyscall.generator.syntax.Name;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether a constant may differ between architectures: because it says so, or because of what it is made of. */
final class Varying {
    private static final int DEEPEST = 200;

    private final Symbols symbols;
    private final Map<Name, Boolean> known = new HashMap<>();
    private int depth;

    Varying(Symbols symbols) {
        this.symbols = symbols;
    }

    boolean varies(Symbol.Group group, ConstantDeclaration constant) {
        Boolean answer = known.get(constant.name());
        if (answer != null) return answer;
        // A constant defined by itself has been reported; the answer then doesn't matter, but must be one.
        known.put(constant.name(), false);
        boolean varies = group.declaration.varies() || constant.varies()
                || constant.value().filter(v -> varies(v, Optional.of(group))).isPresent();
        known.put(constant.name(), varies);
        return varies;
    }

    /** True for every computed ioctl number: two encodings are in use. */
    boolean varies(Expression expression, Optional<Symbol.Group> group) {
        if (depth >= DEEPEST) return false;
        depth++;
        try {
            if (expression instanceof Expression.IoctlNumber) return true;
            if (expression instanceof Expression.Nested e) return varies(e.inner(), group);
            if (expression instanceof Expression.Unary e) return varies(e.operand(), group);
            if (expression instanceof Expression.Binary e) return varies(e.left(), group) || varies(e.right(), group);
            if (expression instanceof Expression.Reference e) return reference(e, group);
            return false;
        } finally {
            depth--;
        }
    }

    private boolean reference(Expression.Reference e, Optional<Symbol.Group> group) {
        Optional<Symbol.Group> owner = group;
        if (e.group().isPresent()) {
            Symbol symbol = symbols.types.get(e.group().get().text());
            owner = symbol instanceof Symbol.Group g ? Optional.of(g) : Optional.empty();
        }
        if (owner.isEmpty()) return false;
        ConstantDeclaration constant = owner.get().constants.get(e.name().text());
        return constant != null && varies(owner.get(), constant);
    }
}
