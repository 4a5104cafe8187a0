package dev.jsyscall.linux.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.mount.MOUNT_ATTR;
import dev.jsyscall.linux.abi.mount.MS;
import dev.jsyscall.linux.abi.mount.UMOUNT;
import dev.jsyscall.linux.file.Fs;
import java.io.IOException;
import java.util.List;

/** What {@link MountTest} does in a mount namespace of its own: the program's arguments are a method's name and a folder to work in. */
final class MountCases {
    static final String SKIP = "skipped: ";

    private MountCases() {}

    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) throws Exception {
        try {
            MountCases.class.getDeclaredMethod(arguments[0], String.class).invoke(null, arguments[1]);
        } catch (java.lang.reflect.InvocationTargetException e) {
            if (e.getCause() instanceof ErrnoException error && error.is(E.NOSYS)) {
                System.out.println(SKIP + error.getMessage());
                return;
            }
            throw e;
        }
        System.out.println("done");
    }

    private static String directory(String folder, String name) throws ErrnoException {
        String path = folder + "/" + name;
        Fs.mkdir(path, 0_755);
        return path;
    }

    private static void createFile(String path) throws ErrnoException {
        FcntlCalls.openat(path, "wronly, creat, excl, cloexec", "rw-r--r--").close();
    }

    private static List<MountPoint> mountsAt(String target) throws ErrnoException {
        return Mounts.list().stream().filter(mount -> mount.target().equals(target)).toList();
    }

    static void tmpfs(String folder) throws ErrnoException {
        String target = directory(folder, "odd \\ name\n\twith # and \\040");
        int before = Mounts.list().size();
        Mount.mount("a source", target, "tmpfs", "rdonly, noatime, nosuid", "size=1m");
        List<MountPoint> mounts = Mounts.list();
        assertThat(mounts).hasSize(before + 1);
        MountPoint mount = mounts.getLast();
        assertThat(mount.target()).isEqualTo(target);
        assertThat(mount.source()).isEqualTo("a source");
        assertThat(mount.type()).isEqualTo("tmpfs");
        assertThat(mount.root()).isEqualTo("/");
        assertThat(mount.has("noatime")).isTrue();
        assertThat(mount.has("nodev")).isFalse();
        assertThat(mount.isReadOnly()).isTrue();
        assertThat(mount.device()).isEqualTo(Fs.stat(target).device());
        assertThat(mount).hasToString("a source on " + target + " type tmpfs (" + mount.flags() + ")");
        assertThat(Mounts.at(target)).contains(mount);
        assertThat(Mounts.list((int) ProcessHandle.current().pid())).isEqualTo(mounts);
        assertThatThrownBy(() -> createFile(target + "/x")).hasMessageContaining("EROFS");
        Mount.umount(target);
        assertThat(Mounts.list()).hasSize(before);
        assertThat(Mount.tryUmount(target, UMOUNT.DETACH)).isEqualTo(-E.INVAL);
    }

    static void bind(String folder) throws ErrnoException {
        String source = directory(folder, "source");
        String inner = directory(folder, "source/inner");
        Mount.mount("none", inner, "tmpfs");
        createFile(inner + "/file");
        String alone = directory(folder, "alone");
        String whole = directory(folder, "whole");
        Mount.bind(source, alone);
        Mount.bindTree(source, whole);
        assertThat(Fs.exists(alone + "/inner/file")).isFalse();
        assertThat(Fs.exists(whole + "/inner/file")).isTrue();
        Mount.change(alone, "rdonly, nodev");
        assertThatThrownBy(() -> createFile(alone + "/x")).hasMessageContaining("EROFS");
        createFile(source + "/x");
        assertThat(mountsAt(alone)).singleElement().satisfies(mount -> assertThat(mount.flags()).contains("ro", "nodev"));
        String moved = directory(folder, "moved");
        Mount.move(whole, moved);
        assertThat(mountsAt(whole)).isEmpty();
        assertThat(Fs.exists(moved + "/inner/file")).isTrue();
    }

    static void remountAndPropagation(String folder) throws ErrnoException {
        String target = directory(folder, "target");
        Mount.mount("none", target, "tmpfs", "nodev", "size=1m,mode=700");
        Mount.remount(target, "nodev, noexec", "size=2m");
        assertThat(mountsAt(target)).singleElement().satisfies(mount -> {
            assertThat(mount.options()).contains("size=2048k");
            assertThat(mount.has("noexec")).isTrue();
        });
        Mount.propagation(target, "shared");
        assertThat(mountsAt(target)).singleElement().matches(MountPoint::isShared);
        Mount.propagation(target, "private, rec");
        assertThat(mountsAt(target)).singleElement().satisfies(mount -> assertThat(mount.propagation()).isEmpty());
        Mount.propagation(target, MS.UNBINDABLE);
        assertThat(mountsAt(target)).singleElement().satisfies(mount -> assertThat(mount.propagation()).containsExactly("unbindable"));
    }

    static void busy(String folder) throws ErrnoException {
        String target = directory(folder, "target");
        Mount.mount("none", target, "tmpfs");
        try (OwnedFd root = FcntlCalls.openat(target, "path, directory, cloexec")) {
            assertThat(Mount.tryUmount(target, 0)).isEqualTo(-E.BUSY);
            Mount.umount(target, "detach");
            assertThat(mountsAt(target)).isEmpty();
            FcntlCalls.openat(root, "still", "wronly, creat, cloexec", "rw-r--r--").close();
        }
    }

    static void pivot(String folder) throws ErrnoException {
        String root = directory(folder, "root");
        Mount.mount("none", root, "tmpfs");
        directory(root, "old");
        createFile(root + "/here");
        boolean seenBefore = Fs.exists("/here");
        Mount.pivotRoot(root, root + "/old");
        boolean seen = Fs.exists("/here");
        boolean old = Fs.exists("/old" + root);
        Mount.pivotRoot("/old", "/old" + root); // back, for the classes that are still to be loaded
        assertThat(seenBefore).isFalse();
        assertThat(seen).isTrue();
        assertThat(old).isTrue();
        assertThat(Fs.exists("/here")).isFalse();
        assertThat(Fs.exists(root + "/here")).isTrue();
    }

    static void context(String folder) throws ErrnoException {
        String target = directory(folder, "target");
        try (MountContext tmpfs = MountContext.open("tmpfs")) {
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
        assertThat(mountsAt(target)).singleElement().satisfies(mount -> {
            assertThat(mount.source()).isEqualTo("mine");
            assertThat(mount.flags()).contains("nosuid", "noexec").doesNotContain("nodev");
        });
        try (MountContext picked = MountContext.pick(target)) {
            picked.set("size", "3m").reconfigure();
        }
        assertThat(mountsAt(target).getFirst().options()).contains("size=3072k");
        String copy = directory(folder, "copy");
        try (DetachedMount mount = DetachedMount.copyOf(target)) {
            mount.change(MountAttributes.set("rdonly, noatime")).attach(copy);
        }
        assertThatThrownBy(() -> createFile(copy + "/x")).hasMessageContaining("EROFS");
        createFile(target + "/x");
        MountAttributes.none().clear("rdonly").propagation("shared").applyTo(copy);
        createFile(copy + "/y");
        MountAttributes.set(MOUNT_ATTR.RDONLY).applyToTree(copy);
        assertThat(mountsAt(copy)).singleElement().matches(MountPoint::isReadOnly).matches(MountPoint::isShared);
        Mount.umount(copy);
        try (DetachedMount mount = DetachedMount.of(target)) {
            mount.attach(copy);
        }
        assertThat(mountsAt(target)).isEmpty();
        assertThat(Fs.exists(copy + "/file")).isTrue();
    }

    static void beneath(String folder) throws ErrnoException {
        String target = directory(folder, "target");
        Mount.mount("upper", target, "tmpfs");
        try (MountContext tmpfs = MountContext.open("tmpfs").set("source", "lower").create(); DetachedMount lower = tmpfs.mount()) {
            lower.attachBeneath(target);
        }
        assertThat(Mounts.at(target)).hasValueSatisfying(mount -> assertThat(mount.source()).isEqualTo("upper"));
        Mount.umount(target);
        assertThat(Mounts.at(target)).hasValueSatisfying(mount -> assertThat(mount.source()).isEqualTo("lower"));
    }

    static void status(String folder) throws ErrnoException {
        String target = directory(folder, "target");
        Mount.mount("mine", target, "tmpfs", "nosuid", "");
        long id = Mounts.idOf(target);
        MountStatus status = Mounts.status(id);
        assertThat(status.id()).isEqualTo(id);
        assertThat(status.target()).isEqualTo(target);
        assertThat(status.type()).isEqualTo("tmpfs");
        assertThat(status.root()).isEqualTo("/");
        assertThat(status.attributes() & MOUNT_ATTR.NOSUID).isNotZero();
        assertThat(status.oldId()).isEqualTo(mountsAt(target).getFirst().id());
        assertThat(status.device()).isEqualTo(Fs.stat(target).device());
        assertThat(Mounts.ids()).contains(id).doesNotHaveDuplicates();
        assertThat(Mounts.ids(status.parent())).contains(id);
        try (OwnedFd file = FcntlCalls.openat(target, "path, cloexec")) {
            assertThat(Mounts.idOf(file)).isEqualTo(id);
        }
        Mount.umount(target);
        assertThatThrownBy(() -> Mounts.status(id)).isInstanceOf(ErrnoException.class).hasMessageContaining("ENOENT");
    }

    static void owners(String folder) throws IOException, InterruptedException {
        String target = directory(folder, "target");
        Mount.mount("none", target, "tmpfs");
        createFile(target + "/file");
        Process other = new ProcessBuilder("unshare", "--user", "sh", "-c", "echo; read line").start();
        try {
            if (other.getInputStream().read() < 0) throw ErrnoException.of(-E.NOSYS, "unshare", "no user namespaces");
            String proc = "/proc/" + other.pid();
            Fs.writeString(proc + "/uid_map", "0 100000 1000");
            Fs.writeString(proc + "/gid_map", "0 200000 1000");
            String mapped = directory(folder, "mapped");
            try (OwnedFd users = FcntlCalls.openat(proc + "/ns/user", "rdonly, cloexec");
                    DetachedMount copy = DetachedMount.copyOf(target)) {
                copy.change(MountAttributes.none().mapOwners(users)).attach(mapped);
            }
            assertThat(Fs.stat(mapped + "/file").uid()).isEqualTo(100_000);
            assertThat(Fs.stat(mapped + "/file").gid()).isEqualTo(200_000);
            assertThat(Fs.stat(target + "/file").uid()).isZero();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}
