package dev.jsyscall.linux.signal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.eventfd.EFD;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that closes what another of its threads waits on: {@code refused}, where the kernel gives no executable memory; {@code masked},
 * in a thread that blocks all signals.
 */
final class CloseBlockedRead {
    private static final int PR_SET_MDWE = 65;
    private static final long PR_MDWE_REFUSE_EXEC_GAIN = 1;

    private CloseBlockedRead() {}

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return command;
    }

    public static void main(String[] arguments) throws Throwable {
        List<String> how = List.of(arguments);
        if (how.contains("refused") && !refuseExecutableMemory()) {
            System.out.println("cannot refuse");
            return;
        }
        OwnedFd event = EventfdCalls.eventfd2(0, EFD.CLOEXEC);
        Thread reader = new Thread(() -> {
            try (SignalMask mask = SignalMask.block(how.contains("masked") ? SignalSet.full() : SignalSet.empty())) {
                FileCalls.read(event, MemorySegment.ofArray(new byte[8]));
            } catch (ClosedFdException expected) {
                System.out.println("woken, " + Platform.transport());
            } catch (ErrnoException e) {
                System.out.println(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        Thread.sleep(300);
        event.close();
        reader.join(10_000);
    }

    @SuppressWarnings("restricted")
    static boolean refuseExecutableMemory() throws Throwable {
        // Not through core, whose first call would install its machine code.
        Linker linker = Linker.nativeLinker();
        MethodHandle prctl = linker.downcallHandle(linker.defaultLookup().find("prctl").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), Linker.Option.firstVariadicArg(1));
        return (int) prctl.invokeExact(PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN, 0L, 0L, 0L) == 0;
    }
}
