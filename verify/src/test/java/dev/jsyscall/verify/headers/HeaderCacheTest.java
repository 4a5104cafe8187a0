package dev.jsyscall.verify.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderCacheTest {
    private static final PinnedPackage WANTED = new PinnedPackage("*", "some-headers", "2.0-1", "0".repeat(64));

    @Test
    void takesThePinnedVersionIfItIsThere(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("some-headers_2.0-1"));
        HeaderPackage found = new HeaderCache(folder, true).obtain(WANTED);
        assertThat(found.folder()).isEqualTo(folder.resolve("some-headers_2.0-1"));
        assertThat(found.label()).isEqualTo("some-headers 2.0-1 (pinned)");
    }

    @Test
    void offlineDoesWithAnotherVersionAndSaysSo(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("some-headers_1.0-1"));
        HeaderPackage found = new HeaderCache(folder, true).obtain(WANTED);
        assertThat(found.pinned()).isFalse();
        assertThat(found.label()).startsWith("some-headers 1.0-1 (").doesNotContain("(pinned)");
    }

    @Test
    void offlineAndEmptyIsAnError(@TempDir Path folder) {
        assertThatThrownBy(() -> new HeaderCache(folder, true).obtain(WANTED))
                .isInstanceOf(IOException.class).hasMessageContaining("some-headers").hasMessageContaining("offline");
    }

    @Test
    void standInsAreWrittenOnce(@TempDir Path folder) throws IOException {
        var cache = new HeaderCache(folder, true);
        Path file = cache.standIns().resolve("sys/types.h");
        assertThat(file).exists();
        var written = Files.getLastModifiedTime(file);
        assertThat(cache.standIns()).isEqualTo(folder.resolve("stand-ins"));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    }
}
