package dev.jsyscall.verify.explain;

import dev.jsyscall.verify.facts.Use;

/**
 * What a word refers to.
 *
 * @param name the spec's name; {@code GROUP.NAME} for a constant
 */
public record Link(Kind kind, String name) {
    /** What there are articles about. */
    public enum Kind {
        CALL("system call"),
        IOCTL("ioctl"),
        FUNCTION("function"),
        RECORD("record"),
        GROUP("constants"),
        CONSTANT("constant"),
        NUMBER("number");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        public String noun() {
            return noun;
        }
    }

    static Link to(Use use) {
        return new Link(
                switch (use.kind()) {
                    case CALL -> Kind.CALL;
                    case IOCTL -> Kind.IOCTL;
                    case FUNCTION -> Kind.FUNCTION;
                    case RECORD -> Kind.RECORD;
                },
                use.owner());
    }
}
