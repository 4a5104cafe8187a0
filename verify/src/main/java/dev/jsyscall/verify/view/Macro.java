package dev.jsyscall.verify.view;

/** A macro without parameters, with what it stands for. */
public record Macro(String name, String body, Place place) {}
