package dev.jsyscall.linux.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.mount.MS;
import dev.jsyscall.linux.abi.mount.UMOUNT;
import dev.jsyscall.linux.file.Fs;
import java.io.IOException;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** What {@link MountTest} does in a mount namespace of its own: the program's arguments are a class, its method and a folder to work in. */
final class MountCases {
    static final String SKIP = "skipped: ";

    private MountCases() {}

    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) throws Exception {
        try {
            Class.forName(arguments[0]).getDeclaredMethod(arguments[1], String.class).invoke(null, arguments[2]);
        } catch (java.lang.reflect.InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof ErrnoException error && error.is(E.NOSYS) || cause instanceof TestAbortedException) {
                System.out.println(SKIP + cause.getMessage());
                return;
            }
            throw e;
        }
        System.out.println("done");
    }

    static String directory(String folder, String name) throws ErrnoException {
        String path = folder + "/" + name;
        Fs.mkdir(path, 0_755);
        return path;
    }

    static void createFile(String path) throws ErrnoException {
        FcntlCalls.openat(path, "wronly, creat, excl, cloexec", "rw-r--r--").close();
    }

    static List<MountPoint> mountsAt(String target) throws ErrnoException {
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

    static void oddNames(String folder) throws ErrnoException {
        for (String name : List.of("carriage\rreturn", "vertical\u000btab and \f feed", "not \udcff UTF-8", "\u00fcber")) {
            String target = directory(folder, name);
            Mount.mount("a\rsource " + name, target, "tmpfs");
            assertThat(mountsAt(target)).singleElement().satisfies(mount -> assertThat(mount.source()).isEqualTo("a\rsource " + name));
            createFile(mountsAt(target).getFirst().target() + "/file");
            assertThat(Mounts.at(target + "/file")).hasValueSatisfying(mount -> assertThat(mount.target()).isEqualTo(target));
        }
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
        Mount.remount(target, "nosuid", "");
        assertThat(mountsAt(target)).singleElement().as("what is not named is cleared").satisfies(mount ->
                assertThat(List.of(mount.flags().split(",", -1))).contains("nosuid").doesNotContain("nodev", "noexec"));
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
