package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.SEEK;
import dev.jsyscall.linux.testing.Fails;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionedTest {
    @TempDir
    Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private OpenFile fresh(String name) throws ErrnoException {
        return OpenFile.open(path(name), "creat, excl, rdwr, cloexec", "rw-rw-rw-");
    }

    @Test
    void seeksBeyondFourGigabytes() throws Exception {
        try (OpenFile file = fresh("f")) {
            long far = 6L << 30;
            assertThat(file.lseek(far, SEEK.SET)).isEqualTo(far);
            assertThat(file.lseek(far, "cur")).isEqualTo(2 * far);
            assertThat(file.lseek(-1, "cur")).isEqualTo(2 * far - 1);
            assertThatThrownBy(() -> file.lseek(-1, "set")).hasMessageContaining("EINVAL");
            file.truncate(far);
            assertThat(file.lseek(0, "end")).isEqualTo(far);
            assertThat(file.status().size()).isEqualTo(far);
        }
        Fs.truncate(path("f"), 7L << 30);
        assertThat(Fs.stat(path("f")).size()).isEqualTo(7L << 30);
        try (OpenFile file = OpenFile.open(path("f"), "rdonly, cloexec")) {
            assertThat(file.read(new byte[3])).isEqualTo(3);
        }
    }

    @Test
    void writtenDataIsCutShorter() throws Exception {
        try (OpenFile file = fresh("f")) {
            file.writeString("some words");
            assertThat(Fs.stat(path("f")).size()).isEqualTo(10);
            Fs.truncate(path("f"), 6);
            assertThat(file.status().size()).isEqualTo(6);
            file.truncate(4);
            assertThat(Fs.readString(path("f"))).isEqualTo("some");
        }
    }

    @Test
    void aNumberThatIsNotOpenHasNoPlaces() throws Exception {
        OwnedFd number = OwnedFd.of(1_000_000);
        try {
            Fails.with(() -> OpenFile.of(number).lseek(0, SEEK.SET), E.BADF);
        } finally {
            number.release();
        }
    }

    @Test
    void pipesHaveNoPlaces() throws Exception {
        try (PipePair pipe = PipePair.open()) {
            assertThatThrownBy(() -> pipe.readEnd().position()).hasMessageContaining("ESPIPE");
        }
    }

    @Test
    void findsDataAndHoles() throws Exception {
        try (OpenFile file = fresh("sparse")) {
            file.truncate(8 << 20);
            file.pwrite(new byte[] {1}, 4 << 20);
            long data = file.nextData(0).orElseThrow();
            assertThat(data).isLessThanOrEqualTo(4 << 20);
            assertThat(file.nextHole(4 << 20).orElseThrow()).isGreaterThan(4 << 20);
            assertThat(file.nextData(9 << 20)).isEmpty();
        }
    }

    @Test
    void adviceAndSpaceAreTakenOrRefusedByName() throws Exception {
        try (OpenFile file = fresh("f")) {
            file.fallocate(0, 10_000);
            assertThat(file.status().size()).isEqualTo(10_000);
            file.fallocate("keep_size", 0, 20_000);
            assertThat(file.status().size()).isEqualTo(10_000);
            file.fadvise(0, 0, "sequential");
            file.readahead(0, 4096);
            file.syncFileRange(0, 4096, "write");
            file.fsync();
            file.fdatasync();
            file.syncfs();
        }
    }
}
