package dev.jsyscall.benchmarks.startup;

/** Nothing: the floor under all the others. */
public final class Bare {
    private Bare() {}

    public static void main(String[] arguments) {}
}
