package dev.jsyscall.linux.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelNameTest {

    @Test
    void tellsWhatJavaKnows() throws Exception {
        KernelName name = KernelName.get();
        assertThat(name.system()).isEqualTo("Linux").isEqualTo(Sysctl.get("kernel.ostype"));
        assertThat(name.release()).isEqualTo(System.getProperty("os.version"));
        assertThat(name.version()).isEqualTo(Sysctl.get("kernel.version"));
        assertThat(name.machine()).isNotEmpty();
        assertThat(name).asString().startsWith("Linux ").contains(name.release()).endsWith(" " + name.machine());
    }

    @Test
    void comparesVersions() {
        KernelName old = new KernelName("Linux", "", "5.10.0-rc3", "", "", "");
        assertThat(old.isAtLeast(5, 10)).isTrue();
        assertThat(old.isAtLeast(4, 99)).isTrue();
        assertThat(old.isAtLeast(5, 11)).isFalse();
        assertThat(old.isAtLeast(6, 0)).isFalse();
        assertThat(new KernelName("Linux", "", "unheard of", "", "", "").isAtLeast(0, 0)).isFalse();
    }

    @Test
    void tellsTheNamesOfTheMachine() throws Exception {
        assertThat(HostName.get()).isEqualTo(KernelName.get().host()).isEqualTo(Sysctl.get("kernel.hostname"));
        assertThat(HostName.domain()).isEqualTo(KernelName.get().domain()).isEqualTo(Sysctl.get("kernel.domainname"));
    }
}
