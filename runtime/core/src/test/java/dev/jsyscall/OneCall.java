package dev.jsyscall;

/** A program that makes a call twice and prints the transport, or the reason why that does not work. */
final class OneCall {
    private OneCall() {}

    public static void main(String[] arguments) {
        System.out.println(attempt());
    }

    static String attempt() {
        String first = once();
        String second = once();
        return first.equals(second) ? first : first + " then " + second;
    }

    private static String once() {
        try {
            return Calls.GETPID.call() == ProcessHandle.current().pid() ? Platform.transport() : "wrong";
        } catch (IllegalStateException e) {
            return "IllegalStateException: " + e.getMessage();
        }
    }
}
