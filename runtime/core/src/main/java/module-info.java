/**
 * What generated bindings of system calls stand on: the call transport, error numbers, file descriptors, flag tables, native memory.
 *
 * <p>This is the one module of the library that uses restricted methods: {@code --enable-native-access=dev.jsyscall.core} grants all
 * that it needs. It holds no number of any operating system; those come from the {@link dev.jsyscall.Platform} that a binding provides.
 */
module dev.jsyscall.core {
    requires static org.jspecify;

    exports dev.jsyscall;

    uses dev.jsyscall.Platform;
    uses dev.jsyscall.Wakeup;
}
