package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The C names of all constants, their values here, and what strace calls otherwise. */
final class Names {
    private static final long FIRST_REAL_TIME_SIGNAL = 32;

    private final Map<String, String> spellings = Tables.names();
    private final Map<String, Map<String, Long>> byGroup = new HashMap<>();
    private final Map<String, Long> all = new HashMap<>();

    Names(Abi abi, Arch arch) {
        abi.groups().forEach(group -> {
            Map<String, Long> names = new HashMap<>();
            for (Constant constant : group.constants()) {
                constant.values().on(arch).ifPresent(value -> names.put(constant.cName(), value));
            }
            byGroup.put(group.name(), names);
            all.putAll(names);
        });
        abi.ioctls().forEach(ioctl -> ioctl.requests().on(arch).ifPresent(request -> all.put(ioctl.name(), request)));
    }

    Optional<Long> anywhere(String name) {
        if (name.startsWith("SIGRT")) return signal(name.substring(3));
        return sum(all, name);
    }

    Optional<Long> in(ConstantGroup group, String name) {
        if (name.startsWith("SIGRT")) return signal(name.substring(3));
        return sum(byGroup.getOrDefault(group.name(), Map.of()), name);
    }

    /** What a name stands for: itself, or another one, several bits or a number. */
    private Optional<Long> sum(Map<String, Long> values, String name) {
        if (values.containsKey(name)) return Optional.ofNullable(values.get(name));
        if (!spellings.containsKey(name)) return Optional.empty();
        long sum = 0;
        for (String part : spellings.getOrDefault(name, "").split("\\|", -1)) {
            Long value = part.matches("\\d+") ? Long.valueOf(part) : values.get(part);
            if (value == null) return Optional.empty();
            sum |= value;
        }
        return Optional.of(sum);
    }

    /** How the specs get at a member that strace calls {@code name}: a path of members' names. */
    Optional<String> member(RecordType record, String name) {
        return Optional.ofNullable(spellings.get(record.name() + "." + name));
    }

    /** The signal that a set's member stands for: {@code INT}, {@code RTMIN}, {@code RT_3}. */
    Optional<Long> signal(String member) {
        if (member.matches("\\d+")) return Optional.of(Long.parseLong(member));
        if (member.equals("RTMIN")) return Optional.of(FIRST_REAL_TIME_SIGNAL);
        if (member.startsWith("RT_")) return Optional.of(FIRST_REAL_TIME_SIGNAL + Long.parseLong(member.substring(3)));
        return anywhere("SIG" + member);
    }
}
