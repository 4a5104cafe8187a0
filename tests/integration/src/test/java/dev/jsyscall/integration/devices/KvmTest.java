package dev.jsyscall.integration.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.devices.kvm.KVM_CAP;
import dev.jsyscall.linux.devices.kvm.KvmCalls;
import org.junit.jupiter.api.Test;

/** Virtual machines. */
class KvmTest {
    /** The one version that there ever was since Linux 2.6.22. */
    private static final int STABLE = 12;

    @Test
    void theInterfaceIsTheStableOne() throws Exception {
        try (OwnedFd kvm = Device.open("/dev/kvm", "rdwr")) {
            assertThat(KvmCalls.kvmGetApiVersion(kvm)).isEqualTo(STABLE);
            assertThat(KvmCalls.kvmCheckExtension(kvm, KVM_CAP.USER_MEMORY)).isPositive();
            assertThat(KvmCalls.kvmGetVcpuMmapSize(kvm)).isGreaterThanOrEqualTo(4096);
        }
    }
}
