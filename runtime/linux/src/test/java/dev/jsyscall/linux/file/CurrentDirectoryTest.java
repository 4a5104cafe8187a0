package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.mount.MountCalls;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.testing.Privilege;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java's own files go by the directory that the JVM was started in, as an absolute path: changing it for a moment harms nobody. */
class CurrentDirectoryTest {
    @TempDir
    Path folder;

    private Dir before;

    @BeforeEach
    void remember() throws Exception {
        before = Dir.open(".");
    }

    @AfterEach
    void comeBack() throws Exception {
        before.chdir();
        before.close();
    }

    @Test
    void changesForTheWholeProcess() throws Exception {
        Fs.chdir("/");
        assertThat(Fs.getcwd()).isEqualTo("/");
        try (Dir dir = Dir.open(folder.toString())) {
            dir.chdir();
        }
        assertThat(Fs.getcwd()).isEqualTo(folder.toRealPath().toString());
        var seen = new String[1];
        Thread other = Thread.ofPlatform().start(() -> {
            try {
                seen[0] = Fs.getcwd();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        other.join();
        assertThat(seen[0]).isEqualTo(folder.toRealPath().toString());
    }

    @Test
    void isToldWhateverItsLength() throws Exception {
        Fs.chdir(folder.toString());
        String name = "d".repeat(200);
        List<Dir> opened = new ArrayList<>();
        try {
            for (int depth = 0; depth < 30; depth++) {
                Fs.mkdir(name, 0700);
                opened.add(Dir.open(name));
                opened.getLast().chdir();
            }
            assertThat(Fs.getcwd()).isEqualTo(folder.toRealPath() + ("/" + name).repeat(30)).hasSizeGreaterThan(6000);
        } finally {
            // Java's clean-up cannot reach what is deeper than a path may be long.
            for (int depth = opened.size() - 1; depth >= 0; depth--) {
                Dir parent = depth == 0 ? Dir.open(folder.toString()) : opened.get(depth - 1);
                opened.get(depth).close();
                parent.rmdir(name);
                if (depth == 0) parent.close();
            }
        }
    }

    @Test
    void aDirectoryThatNoPathLeadsToHasNone() throws Exception {
        Privilege.needsRoot();
        assertThat(ForkedJvm.run(List.of("unshare", "--mount"), Unmounted.class, folder.toString())).isEqualTo("getcwd ENOENT\n");
    }

    static final class Unmounted {
        private Unmounted() {}

        public static void main(String[] arguments) throws ErrnoException {
            MountCalls.mount("none", arguments[0], "tmpfs", 0, MemorySegment.NULL);
            Fs.chdir(arguments[0]);
            MountCalls.umount2(arguments[0], "detach");
            try {
                System.out.println(Fs.getcwd());
            } catch (ErrnoException e) {
                System.out.println(e.call() + " " + e.errno().name());
            }
        }
    }
}
