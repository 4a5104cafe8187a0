package dev.jsyscall.linux.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.jsyscall.Errno;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fanotify.FAN;
import dev.jsyscall.linux.abi.fanotify.FAN_EVENT_INFO_TYPE;
import dev.jsyscall.linux.abi.fanotify.FAN_MARK;
import dev.jsyscall.linux.file.FileHandle;
import dev.jsyscall.linux.file.OpenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FanotifyTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeFile() throws Exception {
        file = Files.writeString(folder.resolve("file"), "text");
    }

    static Fanotify open(String flags, String eventFlags) throws ErrnoException {
        try {
            return Fanotify.open(flags, eventFlags);
        } catch (ErrnoException e) {
            if (e.is(E.PERM)) abort("needs CAP_SYS_ADMIN");
            if (e.is(E.NOSYS) || e.is(E.INVAL)) abort("not in this kernel: " + e.getMessage());
            throw e;
        }
    }

    @Test
    void eventsBringTheFileAndWhoseDoingItWas() throws Exception {
        try (Fanotify fanotify = open("class_notif, report_pidfd", "rdonly")) {
            fanotify.add(file.toString(), "open, close_nowrite");
            assertThat(fanotify.tryNext()).isEmpty();
            OpenFile.open(file.toString(), "rdonly, cloexec").close();
            try (FanotifyEvent event = fanotify.next()) {
                assertThat(event.is("open")).isTrue();
                assertThat(event.pid()).isEqualTo((int) ProcessHandle.current().pid());
                assertThat(event.path()).contains(file.toString());
                assertThat(event.process().orElseThrow().hasEnded()).isFalse();
                assertThat(event.processError()).isEmpty();
                assertThat(event.file().orElseThrow().readString()).isEqualTo("text");
                assertThat(event.fileError()).isEmpty();
                assertThat(event.range()).isEmpty();
                assertThat(event.isQuestion()).isFalse();
                assertThat(event.toString()).startsWith("{mask=").contains("open", "pid=" + event.pid());
                assertThatThrownBy(event::allow).isInstanceOf(IllegalStateException.class);
            }
            fanotify.flush();
            while (true) {
                var event = fanotify.tryNext();
                if (event.isEmpty()) break;
                event.get().close();
            }
            OpenFile.open(file.toString(), "rdonly, cloexec").close();
            assertThat(fanotify.next(Duration.ofMillis(1))).isEmpty();
        }
    }

    @Test
    void namesAndHandlesTellWhere() throws Exception {
        try (Fanotify fanotify = open("report_dfid_name", "")) {
            fanotify.add(folder.toString(), "create, delete, ondir");
            Path made = Files.createDirectory(folder.resolve("made"));
            try (FanotifyEvent event = fanotify.next()) {
                assertThat(event.is("create")).isTrue();
                assertThat(event.is("ondir")).isTrue();
                assertThat(event.name()).contains("made");
                assertThat(event.file()).isEmpty();
                assertThat(event.place(FAN_EVENT_INFO_TYPE.DFID_NAME))
                        .hasValueSatisfying(place -> assertThat(place.toString())
                                .startsWith("dfid_name {handle_type=").endsWith("\"made\""));
                assertThat(event.places().getFirst().handle()).isEqualTo(FileHandle.of(folder.toString()));
            }
            Files.delete(made);
            try (FanotifyEvent event = fanotify.next(LONG).orElseThrow()) {
                assertThat(event.is("delete")).isTrue();
            }
        }
    }

    @Test
    void aRenameIsOneEvent() throws Exception {
        try (Fanotify fanotify = open("report_dfid_name", "")) {
            try {
                fanotify.add(folder.toString(), "rename");
            } catch (ErrnoException e) {
                if (e.is(E.INVAL)) abort("renames came with Linux 5.17");
                throw e;
            }
            Files.move(file, folder.resolve("renamed"));
            try (FanotifyEvent event = fanotify.next()) {
                assertThat(event.oldName()).contains("file");
                assertThat(event.name()).contains("renamed");
            }
        }
    }

    @Test
    void mountsAndFileSystemsAreMarkedAsAWhole() throws Exception {
        try (Fanotify fanotify = open("report_dfid_name", "")) {
            try {
                fanotify.addFileSystem(folder.toString(), "create");
            } catch (ErrnoException e) {
                if (e.is(E.PERM)) abort("needs CAP_SYS_ADMIN");
                if (e.is(E.XDEV) || e.is(E.NODEV) || e.is(E.OPNOTSUPP)) abort("this file system tells no handles: " + e.getMessage());
                throw e;
            }
            Files.createFile(Files.createDirectory(folder.resolve("below")).resolve("unmistakable"));
            boolean seen = false;
            while (!seen) {
                try (FanotifyEvent event = fanotify.next()) {
                    seen = event.name().filter("unmistakable"::equals).isPresent() || event.isOverflow();
                }
            }
        }
    }

    @Test
    void badMarksAreErrors() throws Exception {
        try (Fanotify fanotify = open("report_dfid_name", "")) {
            assertThatThrownBy(() -> fanotify.add(folder + "/none", "create")).isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ENOENT");
            assertThatThrownBy(() -> fanotify.add(folder + "/none", "create")).hasMessageContaining("AT_FDCWD, ");
            assertThatThrownBy(() -> fanotify.add(folder.toString(), "creation")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> fanotify.add(null, "create")).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> fanotify.next(null)).isInstanceOf(NullPointerException.class);
        }
    }

    /** Takes what is there, and returns how much that was. */
    private static int drain(Fanotify fanotify) throws ErrnoException {
        int count = 0;
        for (var event = fanotify.tryNext(); event.isPresent(); event = fanotify.tryNext()) {
            event.get().close();
            count++;
        }
        return count;
    }

    private void touch() throws ErrnoException {
        OpenFile.open(file.toString(), "rdonly, cloexec").close();
    }

    @Test
    void marksOfEachKindAreRemovedAndFlushed() throws Exception {
        try (Fanotify fanotify = open("class_notif", "rdonly"); OpenFile opened = OpenFile.open(file.toString(), "rdonly, cloexec")) {
            String path = file.toString();
            fanotify.addMount(path, FAN.OPEN);
            fanotify.addFileSystem(path, FAN.OPEN);
            fanotify.add(path, FAN.OPEN | FAN.CLOSE_NOWRITE);
            touch();
            assertThat(drain(fanotify)).isPositive();
            fanotify.flush("mount");
            fanotify.flush(FAN_MARK.FILESYSTEM);
            drain(fanotify); // others may have opened files meanwhile
            fanotify.remove(path, FAN.OPEN);
            touch();
            try (FanotifyEvent event = fanotify.next()) {
                assertThat(event.mask()).isEqualTo(FAN.CLOSE_NOWRITE);
            }
            fanotify.remove(path, "close_nowrite");
            fanotify.mark("add", "open", opened);
            touch();
            try (FanotifyEvent event = fanotify.next()) {
                assertThat(event.is(FAN.OPEN)).isTrue();
            }
            fanotify.mark("remove", "open", opened);
            touch();
            assertThat(drain(fanotify)).isZero();
        }
    }

    @Test
    void aProcessThatEndedIsMissingForAReason() throws Exception {
        try (Fanotify fanotify = open("class_notif, report_pidfd", "rdonly")) {
            fanotify.add(file.toString(), "open");
            assertThat(new ProcessBuilder("cat", file.toString()).redirectErrorStream(true).start().waitFor()).isZero();
            try (FanotifyEvent event = fanotify.next()) {
                assertThat(event.process()).isEmpty();
                assertThat(event.processError()).contains(Errno.of(E.SRCH));
            }
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsMissingForAReason() throws Exception {
        Path program = Files.copy(Path.of("/bin/sleep").toRealPath(), folder.resolve("program"));
        try (Fanotify fanotify = open("class_notif, report_fd_error, report_pidfd", "wronly")) {
            fanotify.add(program.toString(), "open_exec");
            Process process = new ProcessBuilder(program.toString(), "1000").start();
            try (FanotifyEvent event = fanotify.next()) {
                assertThat(event.file()).isEmpty();
                assertThat(event.fileError()).contains(Errno.of(E.TXTBSY));
                assertThat(event.process()).isPresent();
                assertThat(event.toString()).contains("fd=-ETXTBSY");
                assertThat(event.isQuestion()).isFalse();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
