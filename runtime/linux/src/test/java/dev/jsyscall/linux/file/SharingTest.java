package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharingTest {
    private static final int SIZE = 128 * 1024;

    @TempDir
    Path folder;

    private interface Use {
        void of(OpenFile from, OpenFile to) throws Exception;
    }

    private void files(Use use) throws Exception {
        byte[] bytes = new byte[SIZE];
        Arrays.fill(bytes, (byte) 'x');
        Fs.writeAll(folder + "/from", bytes, "rw-------");
        try (OpenFile from = OpenFile.open(folder + "/from", "rdwr, cloexec");
                OpenFile to = OpenFile.open(folder + "/to", "rdwr, creat, cloexec", "rw-------")) {
            use.of(from, to);
        } catch (ErrnoException e) {
            assertThat(e.errno().number()).as(e.getMessage()).isIn(E.OPNOTSUPP, E.NOTTY, E.XDEV);
            assertThat(e.getMessage()).contains("FI");
            abort("files of this file system do not share blocks");
        }
    }

    @Test
    void aFileSharesAllOfAnother() throws Exception {
        files((from, to) -> {
            Sharing.clone(from, to);
            assertThat(to.readAll()).isEqualTo(from.readAll());
        });
    }

    @Test
    void partsAreSharedByPlace() throws Exception {
        files((from, to) -> {
            Sharing.clone(Place.of(from, SIZE / 2), Place.of(to, 0), SIZE / 2);
            assertThat(to.readAll()).hasSize(SIZE / 2).containsOnly('x');
        });
    }

    @Test
    void whatIsEqualIsSharedAndWhatDiffersIsNot() throws Exception {
        files((from, to) -> {
            to.pwriteFully(from.readAll(), 0);
            assertThat(Sharing.dedupe(Place.of(from, 0), Place.of(to, 0), SIZE)).isEqualTo(SIZE);
            to.pwrite(new byte[1], 0);
            assertThat(Sharing.dedupe(Place.of(from, 0), Place.of(to, 0), SIZE)).isZero();
        });
    }
}
