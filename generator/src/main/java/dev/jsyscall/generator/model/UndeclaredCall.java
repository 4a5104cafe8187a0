package dev.jsyscall.generator.model;

/**
 * An entry of a system call table that has a number and deliberately no more.
 *
 * @param reason why it is not declared
 */
public record UndeclaredCall(String name, String reason, Position position) {}
