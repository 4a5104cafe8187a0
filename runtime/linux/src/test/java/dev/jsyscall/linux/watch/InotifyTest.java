package dev.jsyscall.linux.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.inotify.IN;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InotifyTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Inotify inotify;

    @BeforeEach
    void open() throws ErrnoException {
        inotify = Inotify.open();
    }

    @AfterEach
    void close() throws ErrnoException {
        inotify.close();
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private List<String> all() throws ErrnoException {
        List<String> events = new ArrayList<>();
        for (Optional<FileEvent> event = inotify.tryNext(); event.isPresent(); event = inotify.tryNext()) {
            events.add(IN.format(event.get().mask()) + " " + event.get().name());
        }
        return events;
    }

    @Test
    void tellsWhatHappensToADirectorysEntries() throws Exception {
        Watch watch = inotify.add(folder.toString(), "create, delete, modify, onlydir");
        assertThat(inotify.tryNext()).isEmpty();
        Files.createFile(path("file"));
        Files.createDirectory(path("directory"));
        FileEvent created = inotify.next();
        assertThat(created.watch()).isEqualTo(watch);
        assertThat(created.is("create")).isTrue();
        assertThat(created.path()).isEqualTo(folder + "/file");
        assertThat(created).hasToString("{wd=" + watch.number() + ", mask=create, name=\"file\"}");
        assertThat(inotify.next(LONG)).hasValueSatisfying(event -> assertThat(event.isDirectory()).isTrue());
        Files.writeString(path("file"), "text");
        Files.delete(path("file"));
        Files.delete(path("directory"));
        assertThat(all()).containsExactly("modify file", "delete file", "delete,isdir directory");
    }

    @Test
    void watchesFilesAndTellsOfTheirEnd() throws Exception {
        Path file = Files.createFile(path("file"));
        Watch watch = inotify.add(file.toString(), "attrib, delete_self");
        Files.delete(file);
        assertThat(all()).containsExactly("attrib ", "delete_self ", "ignored ");
        assertThatThrownBy(() -> inotify.remove(watch)).isInstanceOf(ErrnoException.class).hasMessageContaining("EINVAL");
    }

    @Test
    void aWatchThatIsRemovedIsSilent() throws Exception {
        Watch watch = inotify.add(folder.toString(), "create");
        inotify.remove(watch);
        Files.createFile(path("file"));
        FileEvent last = inotify.next();
        assertThat(last.is(IN.IGNORED)).isTrue();
        assertThat(last.watch()).isEqualTo(watch);
        assertThat(inotify.tryNext()).isEmpty();
    }

    @Test
    void watchesWhatIsOpen() throws Exception {
        try (OwnedFd directory = FcntlCalls.openat(folder.toString(), "path, directory, cloexec")) {
            assertThatThrownBy(() -> inotify.add(directory, "create, dont_follow")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("dont_follow");
            inotify.add(directory, "create");
            Files.createFile(path("file"));
            assertThat(inotify.next().name()).isEqualTo("file");
        }
    }

    @Test
    void halvesOfAMoveStayHalvesUnlessPaired() throws Exception {
        Files.createFile(path("old"));
        inotify.add(folder.toString(), "move");
        Files.move(path("old"), path("new"));
        FileEvent from = inotify.next();
        FileEvent to = inotify.next();
        assertThat(from.is(IN.MOVED_FROM)).isTrue();
        assertThat(to.is(IN.MOVED_TO)).isTrue();
        assertThat(from.cookie()).isEqualTo(to.cookie()).isNotZero();
        assertThat(to.isMove()).isFalse();
    }

    @Test
    void halvesOfAMoveBecomeOneEvent() throws Exception {
        Path there = Files.createDirectory(path("there"));
        Files.createFile(path("old"));
        inotify.pairMoves(LONG).add(folder.toString(), "move, create");
        inotify.add(there.toString(), "move");
        Files.move(path("old"), there.resolve("new"));
        FileEvent move = inotify.next();
        assertThat(move.isMove()).isTrue();
        assertThat(move.path()).isEqualTo(there + "/new");
        assertThat(move.from()).hasValueSatisfying(from -> assertThat(from.path()).isEqualTo(folder + "/old"));
        assertThat(move.toString()).contains("from=\"" + folder + "/old\"");
        assertThat(inotify.tryNext()).isEmpty();
    }

    @Test
    void patienceEndsThoughOtherEventsKeepComing() throws Exception {
        Path here = Files.createDirectory(path("here"));
        Path[] files = {Files.createFile(here.resolve("a")), Files.createFile(here.resolve("b"))};
        Files.createFile(here.resolve("leaves"));
        inotify.pairMoves(Duration.ZERO).add(here.toString(), "move, attrib");
        Files.move(here.resolve("leaves"), path("gone"));
        int many = Math.min(queueLength(), 4000); // more than is read at a time
        for (int i = 0; i < many; i++) Files.setLastModifiedTime(files[i % 2], FileTime.fromMillis(i));
        assertThat(inotify.next().name()).isEqualTo("leaves");
        assertThat(TermiosCalls.fionread(inotify.fd())).as("what the kernel still has").isPositive();
        assertThat(inotify.next().name()).isEqualTo("a");
    }

    @Test
    void aMoveOutOfSightStaysHalfAndWhatComesAfterKeepsItsOrder() throws Exception {
        Path here = Files.createDirectory(path("here"));
        Files.createFile(here.resolve("a"));
        Files.createFile(here.resolve("b"));
        inotify.pairMoves(Duration.ofMillis(20)).add(here.toString(), "move, create");
        Files.move(here.resolve("a"), path("gone"));
        Files.createFile(here.resolve("c"));
        Files.move(here.resolve("b"), here.resolve("d"));
        List<FileEvent> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) events.add(inotify.next());
        assertThat(events).extracting(FileEvent::name).containsExactly("a", "c", "d");
        assertThat(events).extracting(FileEvent::isMove).containsExactly(false, false, true);
    }

    /** By one read: such a file has no second part, and Files.readString begins with a single byte. */
    private static int queueLength() throws ErrnoException {
        try (OwnedFd file = FcntlCalls.openat("/proc/sys/fs/inotify/max_queued_events", "rdonly, cloexec")) {
            byte[] text = new byte[20];
            int length = (int) FileCalls.read(file, MemorySegment.ofArray(text));
            return Integer.parseInt(new String(text, 0, length, StandardCharsets.US_ASCII).strip());
        }
    }

    @Test
    void tellsThatEventsWereLost() throws Exception {
        int most = queueLength();
        Path[] files = {Files.createFile(path("a")), Files.createFile(path("b"))};
        inotify.add(folder.toString(), "attrib");
        for (int i = 0; i <= most; i++) Files.setLastModifiedTime(files[i % 2], FileTime.fromMillis(i)); // equal neighbours would merge
        FileEvent last = inotify.next();
        for (Optional<FileEvent> event = Optional.of(last); event.isPresent(); event = inotify.tryNext()) last = event.get();
        assertThat(last.isOverflow()).isTrue();
        assertThat(last.path()).isEmpty();
    }

    @Test
    void waitingEndsWithTheTimeOrAnEventOrClose() throws Exception {
        inotify.add(folder.toString(), "create");
        assertThat(inotify.next(Duration.ofMillis(1))).isEmpty();
        CompletableFuture<FileEvent> event = new CompletableFuture<>();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                event.complete(inotify.next());
                inotify.next();
            } catch (ErrnoException e) {
                end.complete(e);
            }
        });
        Files.createFile(path("file"));
        assertThat(event.get(30, TimeUnit.SECONDS).name()).isEqualTo("file");
        inotify.close();
        assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(ClosedFdException.class);
    }

    @Test
    void badPathsAndMasksAreErrors() {
        assertThatThrownBy(() -> inotify.add(folder + "/none", "create"))
                .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.NOENT)).isTrue());
        assertThatThrownBy(() -> inotify.add(folder.toString(), "creation")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> inotify.add((String) null, "create")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> inotify.next(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> inotify.pairMoves(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
