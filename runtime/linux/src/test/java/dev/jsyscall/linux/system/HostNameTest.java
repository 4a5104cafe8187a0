package dev.jsyscall.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.testing.Privilege;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class HostNameTest {

    /** What is run in a namespace of its own. */
    static final class Rename {
        private Rename() {}

        public static void main(String[] args) throws ErrnoException {
            HostName.set("kettle");
            HostName.setDomain("kitchen");
            System.out.println(KernelName.get().host() + " in " + KernelName.get().domain());
            HostName.set("");
            System.out.println("[" + HostName.get() + "]");
        }
    }

    @Test
    void isSetInItsNamespaceAlone() throws Exception {
        Privilege.needsRoot();
        String host = HostName.get();
        assertThat(ForkedJvm.run(List.of("unshare", "--uts"), Rename.class)).isEqualTo("kettle in kitchen\n[]\n");
        assertThat(HostName.get()).isEqualTo(host);
    }

    @Test
    void isNotForEverybodyToSet() throws Exception {
        Privilege.needsAnOrdinaryUser();
        Fails.with(() -> HostName.set(HostName.get()), E.PERM);
        Fails.with(() -> HostName.setDomain(HostName.domain()), E.PERM);
    }

    @Test
    void mayNotBeTooLong() {
        assertThatThrownBy(() -> HostName.set("ü".repeat(33))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("66 bytes");
    }
}
