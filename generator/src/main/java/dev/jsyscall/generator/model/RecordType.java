package dev.jsyscall.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * A struct or union.
 *
 * @param name the spec's name, {@code sockaddr_in}; a record written inside another is {@code outer.member}
 * @param cName how C declares a variable of it: {@code struct sockaddr_in}, {@code union sigval}, {@code siginfo_t}; empty for an inner one
 * @param prefix what C puts before each member's name
 * @param layouts where the members are, on each architecture that has the record
 * @param members what can be accessed, anonymous members flattened: the union over all architectures, in first-seen order
 * @param interfaces hand-written Java interfaces (fully qualified) that the generated class implements
 * @param exclusion the reason why no header can confirm it, on each architecture where that is so
 */
public record RecordType(
        String name, String cName, String prefix, boolean union, String doc, String subsystem, PerArch<Layout> layouts,
        List<Member> members, List<String> interfaces, PerArch<String> exclusion, Position position) {

    /**
     * A record's shape on one architecture. Bytes.
     *
     * @param slots each member of {@link RecordType#members()} that exists here, by member name
     * @param flexible true if the record ends in an array without a length
     */
    public record Layout(long size, long align, List<Slot> slots, boolean flexible) {
        public Optional<Slot> slot(String member) {
            return slots.stream().filter(s -> s.member().equals(member)).findFirst();
        }
    }

    /**
     * Where one member is.
     *
     * @param member the member's name
     * @param offset bytes from the record's start; for a bit-field, of the byte that holds its first (lowest-addressed) bit
     * @param size bytes; 0 for a flexible tail
     * @param bits where a bit-field's bits are
     */
    public record Slot(String member, Type type, long offset, long size, Optional<Bits> bits) {}

    /**
     * A bit-field's place.
     *
     * @param unitOffset byte offset of its storage unit, the size of its declared type
     * @param shift how far its lowest bit is from the unit's lowest bit, in the unit's value
     * @param width bits
     * @param byteOffset byte in which it begins, as the facts write it: {@code bits BYTE:FROM-TO}
     * @param from first bit in that byte, counted as the compiler hands bits out: from the least significant one on little-endian
     *     machines, from the most significant one on big-endian ones
     * @param to last bit, from + width - 1
     */
    public record Bits(long unitOffset, int unitBytes, int shift, int width, long byteOffset, int from, int to) {}

    /**
     * An accessible member.
     *
     * @param name the spec's name, prefix dropped
     * @param cPath how C reaches it from the record: {@code st_mode}; anonymous members do not show
     * @param group the constant group whose values it holds
     * @param slots its slot on each architecture that has it
     */
    public record Member(String name, String cPath, String doc, Optional<String> group, PerArch<Slot> slots, Position position) {}

    public Optional<Member> member(String name) {
        return members.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** True for a record written inside another one. */
    public boolean inner() {
        return cName.isEmpty();
    }
}
