package dev.jsyscall.linux.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.file.DeviceNumber;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tmpfs", "oddNames", "bind", "remountAndPropagation", "busy", "pivot"})
    void mountsInANamespaceOfItsOwn(String what) throws Exception {
        MountNamespace.run(MountCases.class, what, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"context", "parameters", "picked", "beneath", "open", "attributes", "accessTimes", "spread"})
    void mountsStepByStep(String what) throws Exception {
        MountNamespace.run(MountStepCases.class, what, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "all", "namespace"})
    void mountsTellOfThemselves(String what) throws Exception {
        MountNamespace.run(MountStatusCases.class, what, folder);
    }

    @Test
    void ownersAreMappedByAUserNamespace() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        MountNamespace.run(MountCases.class, "owners", folder);
    }

    @Test
    void somethingIsMountedAtTheTopAndAtProc() throws Exception {
        assertThat(Mounts.list()).anySatisfy(mount -> assertThat(mount.target()).isEqualTo("/"));
        assertThat(Mounts.at("/proc/self/status")).hasValueSatisfying(mount -> {
            assertThat(mount.type()).isEqualTo("proc");
            assertThat(mount.target()).isEqualTo("/proc");
        });
    }

    @Test
    void linesOfMountinfoAreRead() {
        MountPoint mount = MountPoint.parse(
                "36 35 98:0 /mnt1 /a\\040b\\011c\\012d\\134040e rw,noatime shared:4 master:1 - ext3 /dev/ro\\043ot ro,errors=continue");
        assertThat(mount).isEqualTo(new MountPoint(36, 35, new DeviceNumber(98, 0), "/mnt1", "/a b\tc\nd\\040e", "rw,noatime",
                List.of("shared:4", "master:1"), "ext3", "/dev/ro#ot", "ro,errors=continue"));
        assertThat(mount.isReadOnly()).isTrue();
        assertThat(mount.has("noatime")).isTrue();
        assertThat(MountPoint.parse("1 1 0:1 / / rw - rootfs  rw").source()).isEmpty();
        assertThat(MountPoint.unescape("\\9 \\04 \\777")).isEqualTo("\\9 \\04 \\777");
        assertThatThrownBy(() -> MountPoint.parse("36 35 98:0 / /")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesSayWhatTheyChange() {
        assertThat(MountAttributes.none()).hasToString("{}");
        assertThat(MountAttributes.set("rdonly, noatime").clear("noexec").propagation("shared"))
                .hasToString("{attr_set=rdonly,noatime, attr_clr=noexec, propagation=shared}");
        assertThat(MountAttributes.set("rdonly")).hasToString("{attr_set=rdonly}");
        assertThat(MountAttributes.none().relatime()).hasToString("{attr_set=relatime}");
    }

    @Test
    void aKindOfAccessTimesIsSetAndNotCleared() {
        assertThatThrownBy(() -> MountAttributes.none().clear("rdonly, noatime")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("to clear noatime, set relatime, noatime or strictatime");
        assertThatThrownBy(() -> MountAttributes.set("noatime, relatime")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void badKindsOfPropagationAreRefused() {
        for (String kind : List.of("", "rec", "shared, private", "shared, rdonly")) {
            assertThatThrownBy(() -> Mount.propagation("/none", kind)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("propagation is shared, slave, private or unbindable");
            assertThatThrownBy(() -> MountAttributes.none().propagation(kind)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("propagation is shared, slave, private or unbindable");
        }
        assertThatThrownBy(() -> MountAttributes.none().propagation("shared, rec")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mount.umount(folder + "/none")).isInstanceOf(ErrnoException.class)
                .matches(e -> ((ErrnoException) e).is(E.NOENT) || ((ErrnoException) e).is(E.PERM));
    }
}
