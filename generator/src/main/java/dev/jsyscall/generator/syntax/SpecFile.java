package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.model.Header;
import java.util.List;

/** A parsed spec file. */
public record SpecFile(String path, String doc, List<Import> imports, List<Header> headers, List<Declaration> declarations) {
    /** {@code import linux.types;} asks for the file {@code linux/types.abi}. */
    public record Import(String path, Span span) {}

    /** The file's name without folder and ending. */
    public String subsystem() {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.endsWith(".abi") ? file.substring(0, file.length() - ".abi".length()) : file;
    }
}
