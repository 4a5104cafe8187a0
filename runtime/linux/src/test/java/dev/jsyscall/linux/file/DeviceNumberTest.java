package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeviceNumberTest {
    @Test
    void bothPartsSurviveTheKernelsForm() {
        for (int major : new int[] {0, 1, 255, 256, 4095}) {
            for (int minor : new int[] {0, 3, 255, 256, 0xfffff}) {
                var device = new DeviceNumber(major, minor);
                assertThat(DeviceNumber.decode(device.encode())).isEqualTo(device);
            }
        }
        assertThat(new DeviceNumber(8, 1).encode()).isEqualTo(0x801);
        assertThat(new DeviceNumber(2, 255)).hasToString("makedev(0x2, 0xff)");
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new DeviceNumber(4096, 0)).hasMessage("a major number is 0 to 4095: 4096");
        assertThatThrownBy(() -> new DeviceNumber(0, -1)).hasMessageContaining("1048575: -1");
    }
}
