package dev.jsyscall.strace;

import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.Type;
import java.util.Optional;

/**
 * A thing in memory.
 *
 * @param name how findings call it: {@code openat2.how.resolve}
 * @param group whose constants it holds
 * @param offset bytes from the beginning; for a bit-field, to the unit that its bits are in
 * @param bits where a bit-field's bits are
 */
record Place(String name, Type type, Optional<ConstantGroup> group, long offset, Optional<Bits> bits) {}
