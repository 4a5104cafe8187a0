package dev.jsyscall.integration.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.raw.ProcessRaw;
import org.junit.jupiter.api.Test;

/** Where the user did not grant native access, one sentence says how to. */
class NativeAccessDeniedTest {
    @Test
    void saysWhatToDo() throws Exception {
        ForkedJvm.Result result = ForkedJvm.with("--illegal-native-access=deny").run(Program.class);
        assertThat(result.output()).contains("native access is denied to jsyscall: start java with --enable-native-access=ALL-UNNAMED").endsWith("alive\n");
        assertThat(result.status()).isZero();
    }

    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            for (int attempt = 0; attempt < 2; attempt++) {
                try {
                    ProcessRaw.getpid();
                    throw new AssertionError("the call went through");
                } catch (IllegalStateException | LinkageError e) {
                    for (Throwable cause = e; cause != null; cause = cause.getCause()) System.out.println(cause.getMessage());
                }
            }
            System.out.println("alive");
        }
    }
}
