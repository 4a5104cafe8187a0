package dev.jsyscall.verify.headers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PinnedPackageTest {

    @Test
    void everyPinNamesAVersionAndAChecksum() {
        assertThat(PinnedPackage.all()).hasSizeGreaterThan(1).allSatisfy(pinned -> {
            assertThat(pinned.version()).matches("[0-9][0-9A-Za-z.+~:-]*");
            assertThat(pinned.sha256()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void theKernelsHeadersAreOnePackageForAllPlatforms() {
        assertThat(PinnedPackage.kernel().name()).isEqualTo("linux-libc-dev");
        assertThat(PinnedPackage.libc("linux/x86_64")).isPresent();
        assertThat(PinnedPackage.libc("linux/pdp11")).isEmpty();
    }
}
