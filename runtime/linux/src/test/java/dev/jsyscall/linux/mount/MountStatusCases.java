package dev.jsyscall.linux.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.mount.LSMT;
import dev.jsyscall.linux.abi.mount.MOUNT_ATTR;
import dev.jsyscall.linux.abi.mount.MS;
import dev.jsyscall.linux.abi.statfs.FS_MAGIC;
import dev.jsyscall.linux.file.Fs;
import java.io.IOException;
import java.util.List;

/** What {@link MountTest} asks the kernel of mounts; see {@link MountCases}. */
final class MountStatusCases {
    private MountStatusCases() {}

    static void status(String folder) throws ErrnoException {
        String target = MountCases.directory(folder, "target");
        Mount.mount("mine", target, "tmpfs", "nosuid", "");
        long id = Mounts.idOf(target);
        MountStatus status = Mounts.status(id);
        assertThat(status.id()).isEqualTo(id);
        assertThat(status.target()).isEqualTo(target);
        assertThat(status.type()).isEqualTo("tmpfs");
        assertThat(status.root()).isEqualTo("/");
        assertThat(status.attributes() & MOUNT_ATTR.NOSUID).isNotZero();
        assertThat(status.oldId()).isEqualTo(MountCases.mountsAt(target).getFirst().id());
        assertThat(status.device()).isEqualTo(Fs.stat(target).device());
        assertThat(Mounts.ids()).contains(id).doesNotHaveDuplicates();
        assertThat(Mounts.ids(status.parent())).contains(id);
        try (OwnedFd file = FcntlCalls.openat(target, "path, cloexec")) {
            assertThat(Mounts.idOf(file)).isEqualTo(id);
        }
        Mount.umount(target);
        assertThatThrownBy(() -> Mounts.status(id)).isInstanceOf(ErrnoException.class).hasMessageContaining("ENOENT");
    }

    static void all(String folder) throws ErrnoException {
        String one = MountCases.directory(folder, "one");
        String other = MountCases.directory(folder, "other");
        Mount.mount("mine", one, "tmpfs", "rdonly, nosuid", "size=1m,mode=700");
        Mount.propagation(one, "shared");
        Mount.bind(one, other);
        Mount.propagation(other, "slave");
        MountStatus status = Mounts.status(Mounts.idOf(one));
        MountStatus slave = Mounts.status(Mounts.idOf(other));
        assertThat(status.source()).isEqualTo("mine");
        assertThat(status.magic()).isEqualTo(FS_MAGIC.TMPFS);
        assertThat(status.fileSystemFlags() & MS.RDONLY).isNotZero();
        assertThat(status.propagation()).isEqualTo(MS.SHARED);
        assertThat(status.peerGroup()).isNotZero().isEqualTo(slave.master());
        assertThat(status.oldParent()).isEqualTo(MountCases.mountsAt(one).getFirst().parent());
        assertThat(status.options()).contains("size=1024k");
        assertThat(status.subtype()).isEmpty();
        assertThat(status.users()).isEmpty();
        assertThat(status).hasToString("mine on " + one + " type tmpfs (rdonly,nosuid,relatime)");
        assumeThat(status.optionList()).as("options one by one came with Linux 6.13").isNotEmpty();
        assertThat(status.optionList()).contains("size=1024k", "mode=700");
        assertThat(Mounts.ids(LSMT.ROOT, "reverse")).isEqualTo(Mounts.ids().reversed());
    }

    static void namespace(String folder) throws IOException, InterruptedException {
        String target = MountCases.directory(folder, "target");
        Process other = new ProcessBuilder("unshare", "--mount", "--propagation", "private", "sh", "-c",
                "mount -t tmpfs elsewhere \"$0\" && echo && read line", target).start();
        try {
            assumeThat(other.getInputStream().read()).as("another namespace").isPositive();
            try (OwnedFd file = FcntlCalls.openat("/proc/" + other.pid() + "/ns/mnt", "rdonly, cloexec");
                    OwnedFd own = FcntlCalls.openat("/proc/self/ns/mnt", "rdonly, cloexec")) {
                long namespace = Mounts.namespace(file);
                List<Long> there = Mounts.ids(LSMT.ROOT, 0, namespace);
                assertThat(there).isNotEmpty().doesNotContainAnyElementsOf(Mounts.ids());
                assertThat(Mounts.ids(LSMT.ROOT, "reverse")).isEqualTo(Mounts.ids().reversed());
                MountStatus status = Mounts.status(there.getLast(), namespace);
                assertThat(status.namespace()).isEqualTo(namespace).isNotEqualTo(Mounts.namespace(own));
                assertThat(status.source()).isEqualTo("elsewhere");
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}
