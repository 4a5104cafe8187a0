package dev.jsyscall.strace;

import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Parameter.Direction;
import dev.jsyscall.generator.model.Type;
import java.util.Optional;

/** What is passed for one parameter. */
sealed interface Passed {
    /**
     * A number.
     *
     * @param bytes how wide the parameter is
     * @param group whose constant it is
     */
    record Number(long value, int bytes, Optional<ConstantGroup> group) implements Passed {}

    /** The number of an ioctl. */
    record Request(long value, String name) implements Passed {}

    /** A text that ends with a zero byte. */
    record Text(String text) implements Passed {}

    /** An address that nothing is mapped at. */
    record Address(long address) implements Passed {}

    /**
     * Memory of one or more elements.
     *
     * @param content what the kernel finds in it
     * @param direction who writes it
     */
    record Memory(Type element, long count, byte[] content, Direction direction) implements Passed {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
