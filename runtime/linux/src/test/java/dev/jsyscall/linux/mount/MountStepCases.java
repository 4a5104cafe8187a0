package dev.jsyscall.linux.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.mount.MOUNT_ATTR;
import dev.jsyscall.linux.abi.mount.MS;
import dev.jsyscall.linux.file.Dir;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** What {@link MountTest} does by the calls that mount step by step; see {@link MountCases}. */
final class MountStepCases {
    private MountStepCases() {}

    static void context(String folder) throws ErrnoException {
        String target = MountCases.directory(folder, "target");
        try (MountContext tmpfs = MountContext.open("tmpfs")) {
            assertThatThrownBy(() -> tmpfs.mount(1L << 40)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("32 bits");
            assertThatThrownBy(() -> tmpfs.set("sise", "1m")).isInstanceOf(MountException.class)
                    .hasMessageContaining("EINVAL").hasMessageContaining("sise");
            tmpfs.set("source", "mine").set("size", "1m").create();
            try (DetachedMount mount = tmpfs.mount("nosuid, nodev")) {
                FcntlCalls.openat(mount.fd(), "file", "wronly, creat, excl, cloexec", "rw-r--r--").close();
                mount.change(MountAttributes.set("noexec").clear("nodev"));
                mount.attach(target);
            }
        }
        assertThat(Fs.exists(target + "/file")).isTrue();
        assertThat(MountCases.mountsAt(target)).singleElement().satisfies(mount -> {
            assertThat(mount.source()).isEqualTo("mine");
            assertThat(mount.flags()).contains("nosuid", "noexec").doesNotContain("nodev");
        });
        String copy = MountCases.directory(folder, "copy");
        try (DetachedMount mount = DetachedMount.copyOf(target)) {
            mount.change(MountAttributes.set("rdonly, noatime")).attach(copy);
        }
        assertThatThrownBy(() -> MountCases.createFile(copy + "/x")).hasMessageContaining("EROFS");
        MountCases.createFile(target + "/x");
        MountAttributes.none().clear("rdonly").propagation("shared").applyTo(copy);
        MountCases.createFile(copy + "/y");
        MountAttributes.set(MOUNT_ATTR.RDONLY).applyToTree(copy);
        assertThat(MountCases.mountsAt(copy)).singleElement().matches(MountPoint::isReadOnly).matches(MountPoint::isShared);
        Mount.umount(copy);
        try (DetachedMount mount = DetachedMount.of(target)) {
            mount.attach(copy);
        }
        assertThat(MountCases.mountsAt(target)).isEmpty();
        assertThat(Fs.exists(copy + "/file")).isTrue();
    }

    static void beneath(String folder) throws ErrnoException {
        String target = MountCases.directory(folder, "target");
        Mount.mount("upper", target, "tmpfs");
        try (MountContext tmpfs = MountContext.open("tmpfs")) {
            tmpfs.set("source", "lower").create();
            try (DetachedMount lower = tmpfs.mount()) {
                lower.attachBeneath(target);
            }
        }
        assertThat(Mounts.at(target)).hasValueSatisfying(mount -> assertThat(mount.source()).isEqualTo("upper"));
        Mount.umount(target);
        assertThat(Mounts.at(target)).hasValueSatisfying(mount -> assertThat(mount.source()).isEqualTo("lower"));
    }

    private static OwnedFd path(String path) throws ErrnoException {
        return FcntlCalls.openat(path, "path, cloexec");
    }

    private static List<String> flagsAt(String target) throws ErrnoException {
        return List.of(MountCases.mountsAt(target).getFirst().flags().split(",", -1));
    }

    /** No file system here takes bytes or paths: each says so of the parameter by its name. */
    static void parameters(String folder) throws ErrnoException {
        MountCases.directory(folder, "inner");
        try (MountContext tmpfs = MountContext.open("tmpfs"); Dir here = Dir.open(folder)) {
            Fails.with(() -> tmpfs.set("size", MemorySegment.ofArray(new byte[] {1, 2})), E.INVAL);
            Fails.with(() -> tmpfs.setPath("source", folder), E.INVAL);
            Fails.with(() -> tmpfs.setPath("source", here, "inner"), E.INVAL);
            assertThatThrownBy(() -> tmpfs.setPath("source", folder)).hasMessageContaining("\"source\", \"" + folder + "\", AT_FDCWD");
            tmpfs.set("size", "1m").create().mount().close();
        }
    }

    static void picked(String folder) throws ErrnoException {
        String target = MountCases.directory(folder, "target");
        Mount.mount("none", target, "tmpfs", "", "size=1m");
        Fs.symlink("target", folder + "/link");
        try (MountContext picked = MountContext.pick(target)) {
            picked.set("size", "3m").reconfigure();
        }
        assertThat(MountCases.mountsAt(target).getFirst().options()).contains("size=3072k");
        try (OwnedFd root = path(target); MountContext picked = MountContext.pick(root)) {
            picked.set("size", "4m").reconfigure();
        }
        assertThat(MountCases.mountsAt(target).getFirst().options()).contains("size=4096k");
        try (Dir here = Dir.open(folder)) {
            try (MountContext picked = MountContext.pick(here, "link", "")) {
                picked.set("size", "5m").reconfigure();
            }
            Fails.with(() -> MountContext.pick(here, "link", "symlink_nofollow"), E.INVAL);
        }
        assertThat(MountCases.mountsAt(target).getFirst().options()).contains("size=5120k");
    }

    static void open(String folder) throws ErrnoException {
        String target = MountCases.directory(folder, "target");
        String copy = MountCases.directory(folder, "copy");
        Mount.mount("mine", target, "tmpfs");
        Mount.mount("inner", MountCases.directory(target, "inner"), "tmpfs");
        Fs.symlink("target", folder + "/link");
        try (OwnedFd root = path(target); OwnedFd place = path(copy); DetachedMount mount = DetachedMount.copyOf(root)) {
            mount.attach(place);
        }
        assertThat(MountCases.mountsAt(copy + "/inner")).isEmpty();
        Mount.umount(copy);
        try (OwnedFd root = path(target); DetachedMount mount = DetachedMount.copyOfTree(root)) {
            mount.attach(copy);
        }
        assertThat(MountCases.mountsAt(copy + "/inner")).hasSize(1);
        Mount.umount(copy, "detach");
        try (Dir here = Dir.open(folder)) {
            try (DetachedMount link = DetachedMount.of(here, "link", "clone, symlink_nofollow")) {
                Fails.with(() -> link.attach(copy), E.INVAL, E.NOTDIR); // a link is no directory
            }
            Fs.symlink("copy", folder + "/there");
            try (DetachedMount mount = DetachedMount.of(here, "link", "clone")) {
                mount.attach(here, "there", "t_symlinks");
            }
        }
        assertThat(MountCases.mountsAt(copy)).singleElement().satisfies(mount -> assertThat(mount.source()).isEqualTo("mine"));
        Mount.umount(copy);
        MountAttributes readOnly = MountAttributes.set("rdonly");
        try (Dir here = Dir.open(folder); DetachedMount mount = DetachedMount.of(here, "target", "clone", readOnly)) {
            mount.attach(copy);
        }
        assertThat(MountCases.mountsAt(copy)).singleElement().matches(MountPoint::isReadOnly);
    }

    static void attributes(String folder) throws ErrnoException {
        String target = MountCases.directory(folder, "target");
        Mount.mount("none", target, "tmpfs");
        String inner = MountCases.directory(target, "inner");
        Mount.mount("none", inner, "tmpfs");
        try (OwnedFd root = path(target)) {
            MountAttributes.set("nodev").applyTo(root);
            assertThat(flagsAt(target)).contains("nodev");
            assertThat(flagsAt(inner)).doesNotContain("nodev");
            MountAttributes.set(MOUNT_ATTR.NOSUID).andSet("noexec").applyToTree(root);
            assertThat(flagsAt(inner)).contains("nosuid", "noexec");
        }
        try (Dir here = Dir.open(folder)) {
            MountAttributes.none().clear("nosuid, noexec").propagation(MS.SHARED).applyTo(here, "target", "recursive");
            assertThat(flagsAt(inner)).doesNotContain("nosuid", "noexec");
            assertThat(MountCases.mountsAt(inner)).singleElement().matches(MountPoint::isShared);
            Fs.symlink("target", folder + "/link");
            Fails.with(() -> MountAttributes.set("rdonly").applyTo(here, "link", AT.SYMLINK_NOFOLLOW), E.INVAL);
        }
        assertThatThrownBy(() -> MountAttributes.none().clear("rdonly").applyTo(folder + "/none"))
                .hasMessageContaining("mount_setattr(AT_FDCWD, \"" + folder + "/none\", ").hasMessageContaining(", {attr_clr=rdonly}, 32)");
    }

    static void accessTimes(String folder) throws ErrnoException {
        String target = MountCases.directory(folder, "target");
        Mount.mount("none", target, "tmpfs");
        for (String times : List.of("noatime", "relatime")) {
            MountAttributes.set("nodev, " + times).applyTo(target);
            assertThat(flagsAt(target)).contains(times, "nodev");
        }
        MountAttributes.set("strictatime").applyTo(target);
        assertThat(flagsAt(target)).doesNotContain("noatime", "relatime");
        MountAttributes.set("noatime").andSet(MOUNT_ATTR.STRICTATIME).andSet("noatime").applyTo(target);
        assertThat(flagsAt(target)).contains("noatime");
        MountAttributes.none().clear("nodev").relatime().applyTo(target);
        assertThat(flagsAt(target)).contains("relatime").doesNotContain("nodev");
        MountAttributes.set("noatime").applyTo(target);
        MountAttributes.none().clear(MOUNT_ATTR._ATIME).applyTo(target);
        assertThat(flagsAt(target)).contains("relatime");
    }

    static void spread(String folder) throws ErrnoException {
        String one = MountCases.directory(folder, "one");
        String other = MountCases.directory(folder, "other");
        Mount.mount("none", one, "tmpfs");
        Mount.propagation(one, "private");
        Mount.bind(one, other);
        Mount.propagation(one, "shared");
        MountCases.directory(one, "inner");
        try (OwnedFd from = path(one); DetachedMount mount = DetachedMount.of(other)) {
            mount.spreadLike(from);
        }
        Mount.mount("seen", one + "/inner", "tmpfs");
        assertThat(MountCases.mountsAt(other + "/inner")).singleElement().satisfies(seen -> assertThat(seen.source()).isEqualTo("seen"));
    }
}
