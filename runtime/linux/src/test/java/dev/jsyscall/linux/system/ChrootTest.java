package dev.jsyscall.linux.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.testing.Privilege;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ChrootTest {

    /** What is run in a process of its own. */
    static final class Inside {
        private Inside() {}

        public static void main(String[] args) throws Exception {
            try (var old = FcntlCalls.openat("/", "rdonly, directory, cloexec")) {
                System.out.print(exists("/dev") + " ");
                DirCalls.chroot(args[0]);
                System.out.print(exists("/dev") + " " + exists("/kettle") + " ");
                DirCalls.fchdir(old);
                DirCalls.chroot(".");
                System.out.print(exists("/dev"));
            }
        }

        private static boolean exists(String path) {
            return Files.exists(Path.of(path));
        }
    }

    @Test
    void showsAnotherRoot(@TempDir Path folder) throws Exception {
        Privilege.needsRoot();
        Files.createFile(folder.resolve("kettle"));
        assertThat(ForkedJvm.run(List.of(), Inside.class, folder.toString())).isEqualTo("true false true true");
    }

    @Test
    void isForRoot(@TempDir Path folder) throws Exception {
        Privilege.needsAnOrdinaryUser();
        Fails.with(() -> DirCalls.chroot(folder.toString()), E.PERM);
    }
}
