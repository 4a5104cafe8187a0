package dev.jsyscall.benchmarks.startup;

/** Nothing: the floor under all the others. */
final class Bare {
    private Bare() {}

    public static void main(String[] arguments) {}
}
