package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be started says which step failed and why, and leaves nothing behind. */
class SpawnFailureTest {
    @Test
    void aProgramThatIsNotThere() {
        SpawnException failure = failure(Spawn.of("/no/such/program", "argument"));
        assertThat(failure.is(E.NOENT)).isTrue();
        assertThat(failure).hasMessageContaining("\"/no/such/program\"").hasMessageContaining("\"argument\"").hasMessageContaining("ENOENT");
        if (!isLibc()) assertThat(failure.call()).isEqualTo("execve");
    }

    @Test
    void aFileThatIsNoProgram(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("text"), "text");
        assertThat(failure(Spawn.of(file.toString())).is(E.ACCES)).isTrue();
        assertThat(file.toFile().setExecutable(true, false)).isTrue();
        assertThat(failure(Spawn.of(file.toString())).is(E.NOEXEC)).isTrue();
    }

    @Test
    void aProgramThatNoFolderOfPathHas() {
        assertThat(failure(Spawn.of("no-such-program").env("PATH", "/bin:/no/such").searchPath()).is(E.NOENT)).isTrue();
    }

    @Test
    void theReasonIsThatOfTheFolderThatHasIt(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("tool"), "text");
        assertThat(failure(Spawn.of("tool").env("PATH", "/no/such:" + folder + ":/bin").searchPath()).is(E.ACCES)).isTrue();
    }

    @Test
    void aDirectoryThatIsNotThere() {
        SpawnException failure = failure(Spawn.of("/bin/true").cwd("/no/such"));
        assertThat(failure.is(E.NOENT)).isTrue();
        if (!isLibc()) {
            assertThat(failure.call()).isEqualTo("chdir");
            assertThat(failure).hasMessage("chdir(\"/no/such\") on the way to \"/bin/true\": No such file or directory (ENOENT)");
        }
    }

    @Test
    void aDescriptorThatIsNotOpen() {
        assertThat(failure(Spawn.of("/bin/true").fd(5, BorrowedFd.of(99_999))).is(E.BADF)).isTrue();
    }

    @Test
    void aDescriptorThatWasClosed() throws Exception {
        OwnedFd fd = FcntlCalls.openat("/dev/null", "rdwr, cloexec");
        fd.close();
        assertThatThrownBy(() -> Spawn.of("/bin/true").fd(5, fd).start()).isInstanceOf(dev.jsyscall.ClosedFdException.class);
    }

    @Test
    void aFileThatCannotBeOpened() {
        assertThatThrownBy(() -> Spawn.of("/bin/true").open(1, "/no/such", "wronly").start())
                .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.call()).isEqualTo("openat"));
    }

    @Test
    void failuresLeaveNothingBehind() throws Exception {
        int before = descriptors();
        for (int i = 0; i < 50; i++) {
            failure(Spawn.of("/no/such/program").pipe(0, 1, 2).open(4, "/dev/null", "rdonly"));
        }
        assertThat(descriptors()).as("open descriptors").isEqualTo(before);
        assertThat(zombies()).as("children that nobody waited for").isEmpty();
    }

    private static boolean isLibc() {
        return Platform.transport().equals("libc");
    }

    private static int descriptors() {
        return PreparedDescriptors.open().size();
    }

    /** The children of any of this process's threads, by their ids. */
    private static String zombies() throws Exception {
        StringBuilder children = new StringBuilder();
        for (File thread : new File("/proc/self/task").listFiles()) {
            for (String child : Files.readString(thread.toPath().resolve("children")).trim().split(" ")) {
                if (!child.isEmpty() && Files.readString(Path.of("/proc", child, "stat")).contains(") Z ")) children.append(child).append(' ');
            }
        }
        return children.toString();
    }

    private static SpawnException failure(Spawn spawn) {
        try (Child child = spawn.start()) {
            throw new AssertionError("it started: " + child);
        } catch (SpawnException e) {
            return e;
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }
}
