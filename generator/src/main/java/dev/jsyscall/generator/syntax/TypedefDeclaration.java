package dev.jsyscall.generator.syntax;

/** {@code type pid_t = s32;} */
public record TypedefDeclaration(String doc, Name name, TypeUse type) implements Declaration {}
