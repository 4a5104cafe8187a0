package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.explain.Link;
import dev.jsyscall.verify.facts.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where in the page set everything is. */
final class Links {
    private final Map<Link, String> targets = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Links(Abi abi) {
        for (Subsystem subsystem : abi.subsystems()) {
            String page = page(abi, subsystem);
            for (ConstantGroup group : subsystem.groups()) {
                put(Link.Kind.GROUP, group.name(), page + "#" + id(group));
            }
            subsystem.records().forEach(record -> put(Link.Kind.RECORD, record.name(), page(record)));
            subsystem.calls().forEach(call -> put(Link.Kind.CALL, call.name(), call(call.name())));
            subsystem.ioctls().forEach(ioctl -> put(Link.Kind.IOCTL, ioctl.name(), page + "#" + ioctl.name()));
            subsystem.functions().forEach(function -> put(Link.Kind.FUNCTION, function.name(), page + "#" + function.name()));
            subsystem.groups().forEach(group -> group.constants().forEach(constant -> put(group, constant, page)));
        }
    }

    /** A constant's place is its C name; where a page has that already, the name that only the spec has. */
    private void put(ConstantGroup group, Constant constant, String page) {
        String name = Names.qualified(group, constant);
        String target = page + "#" + constant.cName();
        put(Link.Kind.CONSTANT, name, taken.contains(target) ? page + "#" + name : target);
    }

    private void put(Link.Kind kind, String name, String target) {
        targets.putIfAbsent(new Link(kind, name), target);
        taken.add(target);
    }

    /** The place of something, from the set's root; empty if there is no page about it. */
    Optional<String> to(Link link) {
        return Optional.ofNullable(targets.get(link));
    }

    /** Where on its page something is. */
    String anchor(Link link) {
        String target = to(link).orElseThrow();
        return target.substring(target.indexOf('#') + 1);
    }

    /** The group's place on its page; some groups are called as one of their constants is. */
    static String id(ConstantGroup group) {
        return "group-" + group.name();
    }

    /** {@code subsystem/fcntl.html}; folders below the operating system's become part of the name. */
    static String page(Abi abi, Subsystem subsystem) {
        return "subsystem/" + label(abi, subsystem).replace('/', '-') + ".html";
    }

    /** {@code fcntl}, {@code devices/v4l2}. */
    static String label(Abi abi, Subsystem subsystem) {
        String file = subsystem.file();
        String start = abi.os() + "/";
        String path = file.startsWith(start) ? file.substring(start.length()) : file;
        return path.endsWith(".abi") ? path.substring(0, path.length() - ".abi".length()) : path;
    }

    static String call(String name) {
        return "call/" + name + ".html";
    }

    /** A record inside another is on the outermost one's page. */
    static String page(RecordType record) {
        int dot = record.name().indexOf('.');
        String page = "record/" + (dot < 0 ? record.name() : record.name().substring(0, dot)) + ".html";
        return dot < 0 ? page : page + "#" + record.name();
    }
}
