package dev.jsyscall.verify.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.AbiSource;
import dev.jsyscall.verify.RealSpecs;
import dev.jsyscall.verify.explain.ArticleText;
import dev.jsyscall.verify.explain.Articles;
import dev.jsyscall.verify.explain.Explainer;
import dev.jsyscall.verify.facts.Names;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real specs, written and read again. */
class SnapshotTest {
    private final Abi abi = RealSpecs.abi();
    private static byte[] bytes;

    @BeforeAll
    static void write() throws IOException {
        bytes = write(RealSpecs.abi());
    }

    @Test
    void holdsAllOfIt() throws IOException {
        assertThat(new Snapshot(bytes).whole()).isEqualTo(abi);
        assertThat(new Snapshot(bytes).names()).isEqualTo(Names.of(abi));
    }

    @Test
    void isTheSameEveryTime() throws IOException {
        assertThat(write(abi)).isEqualTo(bytes);
    }

    @Test
    void aPartHasWhatDeclaresAndUsesANameAndNotTheRest() throws IOException {
        List<String> part = new Snapshot(bytes).about(List.of("O_DIRECTORY")).subsystems().stream().map(Subsystem::name).toList();
        assertThat(part).contains("fcntl", "pipe", "mqueue").doesNotContain("termios", "tun");
    }

    /** What people see must not depend on how much of the ABI was read. One of a hundred names is tried. */
    @Test
    void aPartIsEnoughToExplainAnyName() throws IOException {
        var whole = new Articles(abi);
        var snapshot = new Snapshot(bytes);
        var names = new ArrayList<>(List.of("EINVAL", "F_GETLK", "O_DIRECTORY", "timespec", "openat", "fcntl"));
        List<String> all = List.copyOf(Names.of(abi));
        for (int i = 0; i < all.size(); i += 101) {
            names.add(all.get(i));
        }
        for (String name : names) {
            List<String> expected = whole.named(name).stream().map(article -> ArticleText.of(abi, article)).toList();
            assertThat(new Explainer(snapshot).about(name)).as(name).hasValue(String.join("\n", expected));
        }
        for (String number : List.of("0x5413", "1", "-100")) {
            assertThat(new Explainer(snapshot).about(number)).as(number).isEqualTo(new Explainer(AbiSource.of(abi)).about(number)).isPresent();
        }
    }

    @Test
    void aDamagedFileSaysSo() {
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
        assertThatThrownBy(() -> new Snapshot(cut).whole()).isInstanceOf(IOException.class).hasMessageContaining("build abi.jar again");
        assertThatThrownBy(() -> new Snapshot(new byte[3]).whole()).isInstanceOf(IOException.class);
    }

    private static byte[] write(Abi abi) throws IOException {
        var out = new ByteArrayOutputStream();
        Snapshot.write(abi, out);
        return out.toByteArray();
    }
}
