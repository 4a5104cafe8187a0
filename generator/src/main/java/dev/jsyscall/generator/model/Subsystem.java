package dev.jsyscall.generator.model;

import java.util.List;

/**
 * One spec file: what belongs together, and becomes one Java package.
 *
 * @param name the file's name without its ending, {@code fcntl}
 * @param file the file as error messages name it
 * @param javaPackage the package of its generated classes
 * @param own true if it is to be generated, false if it was only imported
 */
public record Subsystem(
        String name, String file, String doc, String javaPackage, boolean own, List<Header> headers, List<ConstantGroup> groups,
        List<RecordType> records, List<Call> calls, List<Function> functions, List<Ioctl> ioctls, List<Omission> omissions) {}
