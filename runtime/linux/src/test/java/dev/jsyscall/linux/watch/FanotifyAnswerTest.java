package dev.jsyscall.linux.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fanotify.FAN_RESPONSE;
import dev.jsyscall.linux.file.OpenFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FanotifyAnswerTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeFile() throws Exception {
        file = Files.writeString(folder.resolve("file"), "text");
    }

    private static Fanotify open(String flags) throws ErrnoException {
        return FanotifyTest.open(flags, "rdonly");
    }

    private void ask(Fanotify fanotify, String question) throws ErrnoException {
        try {
            fanotify.add(file.toString(), question);
        } catch (ErrnoException e) {
            if (e.is(E.INVAL) || e.is(E.OPNOTSUPP)) abort("this kernel or file system lets nobody decide: " + e.getMessage());
            throw e;
        }
    }

    private static CompletableFuture<Integer> opens(Path path) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                OpenFile.open(path.toString(), "rdonly, cloexec").close();
                return 0;
            } catch (ErrnoException e) {
                return e.errno().number();
            }
        });
    }

    @Test
    void whoeverAsksGetsTheAnswer() throws Exception {
        try (Fanotify fanotify = open("class_content")) {
            ask(fanotify, "open_perm");
            CompletableFuture<Integer> denied = opens(file);
            try (FanotifyEvent event = fanotify.next()) {
                assertThat(event.isQuestion()).isTrue();
                event.deny();
                assertThat(event.isQuestion()).isFalse();
            }
            assertThat(denied.get(30, TimeUnit.SECONDS)).isEqualTo(E.PERM);

            CompletableFuture<Integer> allowed = opens(file);
            try (FanotifyEvent event = fanotify.next()) {
                event.allow();
            }
            assertThat(allowed.get(30, TimeUnit.SECONDS)).isZero();

            CompletableFuture<Integer> unanswered = opens(file);
            fanotify.next().close();
            assertThat(unanswered.get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void answersAreAuditedIfTheGroupSaysSo() throws Exception {
        try (Fanotify fanotify = open("class_content, enable_audit")) {
            ask(fanotify, "open_perm");
            CompletableFuture<Integer> denied = opens(file);
            try (FanotifyEvent event = fanotify.next()) {
                event.answer("deny, audit");
            }
            assertThat(denied.get(30, TimeUnit.SECONDS)).isEqualTo(E.PERM);
        }
        try (Fanotify fanotify = open("class_content")) {
            ask(fanotify, "open_perm");
            CompletableFuture<Integer> allowed = opens(file);
            try (FanotifyEvent event = fanotify.next()) {
                assertThatThrownBy(() -> event.answer("allow, audit")).isInstanceOf(ErrnoException.class)
                        .hasMessageContaining("write(" + fanotify.fd() + ", {fd=").hasMessageContaining("response=allow,audit}, 8)");
                event.answer(FAN_RESPONSE.ALLOW);
            }
            assertThat(allowed.get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void whoWantsAPartOfAFileTellsWhich() throws Exception {
        try (Fanotify fanotify = open("class_pre_content")) {
            ask(fanotify, "pre_access");
            CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> {
                try (OpenFile opened = OpenFile.open(file.toString(), "rdonly, cloexec")) {
                    return (int) opened.pread(MemorySegment.ofArray(new byte[2]), 1);
                } catch (ErrnoException e) {
                    return -e.errno().number();
                }
            });
            boolean told = false;
            while (!read.isDone()) {
                Optional<FanotifyEvent> event = fanotify.next(Duration.ofMillis(10));
                if (event.isEmpty()) continue;
                told |= event.get().range().filter(part -> part.offset() <= 1 && part.offset() + part.count() >= 3).isPresent();
                event.get().close(); // allows it
            }
            assertThat(told).isTrue();
            assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        }
    }
}
