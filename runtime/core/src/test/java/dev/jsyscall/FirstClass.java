package dev.jsyscall;

/** A program that initialises the class it is told first, and then makes a call. */
final class FirstClass {
    private FirstClass() {}

    public static void main(String[] arguments) throws Exception {
        Class.forName(arguments[0]);
        System.out.println(Calls.GETPID.call() == ProcessHandle.current().pid() ? "ok" : "wrong");
    }
}
