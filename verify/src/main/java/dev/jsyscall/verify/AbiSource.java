package dev.jsyscall.verify;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.facts.Names;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;

/** Where an ABI comes from. Of a large one it may be quicker to ask for a part. */
public interface AbiSource {

    /** All of it. */
    Abi whole() throws IOException;

    /**
     * As much as has to do with the given names, and with the given numbers in hexadecimal: all architectures, and the subsystems that
     * declare and use them, complete.
     */
    Abi about(Collection<String> words) throws IOException;

    /** All names that it knows. */
    Set<String> names() throws IOException;

    /** An ABI that is there already. */
    static AbiSource of(Abi abi) {
        return new AbiSource() {
            @Override
            public Abi whole() {
                return abi;
            }

            @Override
            public Abi about(Collection<String> words) {
                return abi;
            }

            @Override
            public Set<String> names() {
                return Names.of(abi);
            }
        };
    }
}
