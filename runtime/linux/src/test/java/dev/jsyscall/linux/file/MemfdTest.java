package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.linux.abi.fcntl.F_SEAL;
import org.junit.jupiter.api.Test;

class MemfdTest {
    @Test
    void holdsBytesAndHasAName() throws Exception {
        try (Memfd file = Memfd.create("parcel")) {
            file.writeString("inside");
            file.position(0);
            assertThat(file.readString()).isEqualTo("inside");
            assertThat(Fs.readlink("/proc/self/fd/" + file.fd().number())).isEqualTo("/memfd:parcel (deleted)");
            assertThat(file.status().size()).isEqualTo(6);
        }
    }

    @Test
    void whatIsSealedStaysAsItIs() throws Exception {
        try (Memfd file = Memfd.create("sealed")) {
            file.truncate(100);
            assertThat(file.seals()).isZero();
            file.seal("shrink, grow");
            assertThat(file.seals()).isEqualTo(F_SEAL.SHRINK | F_SEAL.GROW);
            file.write(new byte[10]);
            assertThatThrownBy(() -> file.truncate(50)).hasMessageContaining("EPERM");
            file.seal("write, seal");
            assertThatThrownBy(() -> file.write(new byte[10])).hasMessageContaining("EPERM");
            assertThatThrownBy(() -> file.seal("exec")).hasMessageContaining("EPERM");
        }
    }
}
