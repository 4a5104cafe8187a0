package dev.jsyscall.generator.emit;

/**
 * A generated package's description.
 *
 * @param text what its Javadoc says
 */
record PackageInfo(String name, String text) {

    GeneratedFile file(boolean annotated) {
        var source = new StringBuilder("/**\n");
        new JavadocText().add(text).toString().lines().forEach(line -> source.append((" * " + line).stripTrailing()).append('\n'));
        source.append(" */\n");
        if (annotated) source.append("@NullMarked\n");
        source.append("package ").append(name).append(";\n");
        if (annotated) source.append("\nimport ").append(CoreTypes.NULL_MARKED.canonicalName()).append(";\n");
        return new GeneratedFile(JavaEmitter.path(name, "package-info"), SourceLayout.of(source.toString()));
    }
}
