package dev.jsyscall.generator.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One operating system's ABI on all its architectures.
 *
 * @param os the operating system, {@code linux}
 * @param arches its architectures, in the order of their names
 * @param subsystems the spec files, in the order of their names
 * @param undeclared entries of the call tables that are left without a declaration for a reason
 * @param platform present where a spec describes the operating system itself and not just a library or driver
 */
public record Abi(
        String os, List<Arch> arches, List<Subsystem> subsystems, List<UndeclaredCall> undeclared, Optional<Platform> platform) {

    public Optional<Arch> arch(String name) {
        return arches.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    public Stream<ConstantGroup> groups() {
        return subsystems.stream().flatMap(s -> s.groups().stream());
    }

    public Stream<RecordType> records() {
        return subsystems.stream().flatMap(s -> s.records().stream());
    }

    public Stream<Call> calls() {
        return subsystems.stream().flatMap(s -> s.calls().stream());
    }

    public Stream<Function> functions() {
        return subsystems.stream().flatMap(s -> s.functions().stream());
    }

    public Stream<Ioctl> ioctls() {
        return subsystems.stream().flatMap(s -> s.ioctls().stream());
    }

    public Optional<ConstantGroup> group(String name) {
        return groups().filter(g -> g.name().equals(name)).findFirst();
    }

    public Optional<RecordType> record(String name) {
        return records().filter(r -> r.name().equals(name)).findFirst();
    }

    public Optional<Call> call(String name) {
        return calls().filter(c -> c.name().equals(name)).findFirst();
    }

    public Optional<Subsystem> subsystem(String name) {
        return subsystems.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
