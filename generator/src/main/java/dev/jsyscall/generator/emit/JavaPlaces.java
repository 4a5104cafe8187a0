package dev.jsyscall.generator.emit;

import com.palantir.javapoet.ClassName;
import dev.jsyscall.generator.model.AbiNames;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Platform;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Subsystem;
import java.util.List;

/** Which package and class each thing of the model becomes. */
final class JavaPlaces {
    private final String os;
    private final AbiNames names;

    JavaPlaces(String os, AbiNames names) {
        this.os = os;
        this.names = names;
    }

    ClassName group(String name) {
        ConstantGroup group = names.group(name).orElseThrow();
        return ClassName.get(subsystem(group.subsystem()).javaPackage(), JavaNames.constant(group.name()));
    }

    /** A record's class; one written inside another is nested in it. */
    ClassName record(String name) {
        RecordType record = names.record(name).orElseThrow();
        List<String> path = List.of(record.name().split("\\.", -1));
        ClassName type = ClassName.get(subsystem(record.subsystem()).javaPackage(), JavaNames.type(path.get(0)));
        for (String member : path.subList(1, path.size())) {
            String inner = JavaNames.type(member);
            while (type.simpleNames().contains(inner)) inner += "_";
            type = type.nestedClass(inner);
        }
        return type;
    }

    ClassName calls(String subsystem) {
        return ClassName.get(subsystem(subsystem).javaPackage(), JavaNames.type(subsystem) + "Calls");
    }

    ClassName ioctls(String subsystem) {
        return ClassName.get(subsystem(subsystem).javaPackage(), JavaNames.type(subsystem) + "Ioctls");
    }

    ClassName raw(String subsystem) {
        return ClassName.get(rawPackage(subsystem(subsystem)), JavaNames.type(subsystem) + "Raw");
    }

    ClassName platform(Platform platform) {
        return ClassName.get(basePackage(platform), JavaNames.type(os) + "Platform");
    }

    ClassName numbers(Platform platform) {
        return ClassName.get(rawPackage(home(platform)), "Numbers");
    }

    /** The spec file that says what the operating system's errors are. */
    Subsystem home(Platform platform) {
        return subsystem(names.group(platform.errnos()).orElseThrow().subsystem());
    }

    /** {@code dev.jsyscall.linux.abi}, which holds a package for each spec file. */
    String basePackage(Platform platform) {
        Subsystem home = home(platform);
        String own = "." + home.name();
        return home.javaPackage().endsWith(own)
                ? home.javaPackage().substring(0, home.javaPackage().length() - own.length())
                : home.javaPackage();
    }

    Subsystem subsystem(String name) {
        return names.subsystem(name).orElseThrow();
    }

    /** {@code dev.jsyscall.linux.raw} beside {@code dev.jsyscall.linux.abi.fcntl}; a package of its own below any other. */
    private static String rawPackage(Subsystem subsystem) {
        String ending = ".abi." + subsystem.name();
        String name = subsystem.javaPackage();
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) + ".raw" : name + ".raw";
    }
}
