package dev.jsyscall.linux.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.file.FileType;
import dev.jsyscall.linux.file.Xattrs;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeWalkTest {
    private static final int LEVELS = 600;

    @TempDir
    Path folder;

    private String start;

    @BeforeEach
    void makeTree() throws Exception {
        start = folder.resolve("t").toString();
        Files.createDirectories(Path.of(start, "a/b"));
        Files.writeString(Path.of(start, "a/b/file"), "12345");
        Files.createDirectories(Path.of(start, "empty"));
        Files.createSymbolicLink(Path.of(start, "link"), Path.of("a"));
    }

    private static List<String> paths(Tree tree) throws ErrnoException {
        List<String> paths = new ArrayList<>();
        try (TreeWalk walk = tree.walk()) {
            while (walk.next()) paths.add((walk.isLeaving() ? "<" : "") + walk.path());
        }
        return paths;
    }

    private String[] below(String... names) {
        return Stream.of(names).map(name -> name.startsWith("<") ? "<" + start + name.substring(1) : start + name).toArray(String[]::new);
    }

    @Test
    void preOrderTellsOfDirectoriesFirst() throws Exception {
        List<String> paths = paths(Tree.at(start));
        assertThat(paths).containsExactlyInAnyOrder(below("", "/a", "/a/b", "/a/b/file", "/empty", "/link")).startsWith(start);
        assertThat(paths).containsSubsequence(below("/a", "/a/b", "/a/b/file"));
    }

    @Test
    void postOrderTellsOfDirectoriesLast() throws Exception {
        List<String> paths = paths(Tree.at(start).order(Order.POST));
        assertThat(paths).containsExactlyInAnyOrder(below("<", "</a", "</a/b", "/a/b/file", "</empty", "/link"))
                .endsWith("<" + start);
        assertThat(paths).containsSubsequence(below("/a/b/file", "</a/b", "</a"));
    }

    @Test
    void bothOrdersBracketDirectories() throws Exception {
        assertThat(paths(Tree.at(start + "/a").order(Order.BOTH)))
                .containsExactly(below("/a", "/a/b", "/a/b/file", "</a/b", "</a"));
    }

    @Test
    void aFileIsATreeOfOne() throws Exception {
        String file = start + "/a/b/file";
        for (Order order : Order.values()) assertThat(paths(Tree.at(file).order(order))).containsExactly(file);
    }

    @Test
    void aDirectoryThatIsOpenIsAStart() throws Exception {
        try (OwnedFd fd = FcntlCalls.openat(start + "/a", "path, directory, cloexec")) {
            assertThat(paths(Tree.at(fd))).containsExactly(".", "./b", "./b/file");
            assertThat(paths(Tree.at(fd, "b"))).containsExactly("b", "b/file");
        }
        assertThat(paths(Tree.at(start + "/a/b/"))).containsExactly(below("/a/b/", "/a/b/file"));
    }

    @Test
    void depthIsBoundedAndDirectoriesAreSkipped() throws Exception {
        assertThat(paths(Tree.at(start).maxDepth(0).order(Order.BOTH))).containsExactly(start);
        assertThat(paths(Tree.at(start).maxDepth(1))).containsExactlyInAnyOrder(below("", "/a", "/empty", "/link"));
        List<String> names = new ArrayList<>();
        try (TreeWalk walk = Tree.at(start).walk()) {
            while (walk.next()) {
                if (walk.name().equals("a")) walk.skip();
                names.add(walk.name());
            }
            assertThat(walk.next()).isFalse();
        }
        assertThat(names).containsExactlyInAnyOrder(start, "a", "empty", "link");
    }

    @Test
    void entriesTellTypeNameDepthAndStatus() throws Exception {
        try (TreeWalk walk = Tree.at(start).walk()) {
            while (!walk.name().equals("file")) assertThat(walk.next()).isTrue();
            assertThat(walk.isRegularFile()).isTrue();
            assertThat(walk.size()).isEqualTo(5);
            assertThat(walk.inode()).isEqualTo(walk.status().ino()).isEqualTo(Files.getAttribute(Path.of(walk.path()), "unix:ino"));
            assertThat(walk.entry()).isEqualTo(new TreeEntry(start + "/a/b/file", "file", 3, FileType.REGULAR, walk.inode()));
            try (OwnedFd file = walk.open("rdonly")) {
                assertThat(file.isOpen()).isTrue();
            }
        }
    }

    @Test
    void linksAreFollowedIfWanted() throws Exception {
        Files.createSymbolicLink(Path.of(start, "dangling"), Path.of("nowhere"));
        assertThat(paths(Tree.at(start + "/link"))).containsExactly(start + "/link");
        assertThat(paths(Tree.at(start + "/link").links(Links.FOLLOW_START))).containsExactly(below("/link", "/link/b", "/link/b/file"));
        assertThat(paths(Tree.at(start).links(Links.FOLLOW))).contains(below("/link/b/file", "/a/b/file", "/dangling"));
        try (TreeWalk walk = Tree.at(start + "/dangling").links(Links.FOLLOW).walk()) {
            assertThat(walk.next()).isTrue();
            assertThat(walk.isSymbolicLink()).isTrue();
        }
    }

    @Test
    void loopsOfLinksAreFoundAndToldOf() throws Exception {
        Files.createSymbolicLink(Path.of(start, "a/b/up"), Path.of("../.."));
        List<TreeException> errors = new ArrayList<>();
        List<String> paths = paths(Tree.at(start).links(Links.FOLLOW).onError(errors::add));
        assertThat(paths).contains(below("/a/b/up", "/link/b/up", "/a/b/file")).hasSize(10);
        assertThat(errors).extracting(TreeException::path).containsExactlyInAnyOrder(below("/a/b/up", "/link/b/up"));
        assertThat(errors).allSatisfy(error -> assertThat(error).hasMessageContaining("openat: a loop: it is the directory 3 above, too (ELOOP)"));
        assertThatThrownBy(() -> paths(Tree.at(start).links(Links.FOLLOW))).isInstanceOf(TreeException.class);
    }

    @Test
    void aLinkBackIntoADeepTreeIsFollowedWithFewDescriptors() throws Exception {
        Files.createDirectories(Path.of(start, "x/1/2/3/4/5/6/7"));
        Files.createSymbolicLink(Path.of(start, "a/b/x"), Path.of(start, "x"));
        assertThat(paths(Tree.at(start + "/a").links(Links.FOLLOW).maxOpen(2).order(Order.BOTH)))
                .contains(below("/a/b/x/1/2/3/4/5/6/7", "</a/b/x/1", "</a/b", "</a"));
    }

    @Test
    void deepTreesTakeFewDescriptors() throws Exception {
        String deep = folder.resolve("deep").toString();
        DeepTree.make(deep, LEVELS);
        try {
            int before = DeepTree.openDescriptors();
            int most = 0;
            int directories = 0;
            int files = 0;
            try (TreeWalk walk = Tree.at(deep).maxOpen(4).order(Order.POST).walk()) {
                while (walk.next()) {
                    if (walk.isDirectory()) directories++;
                    else if (walk.size() == 0) files++;
                    if (walk.depth() % 100 == 0 || walk.depth() > LEVELS - 5) most = Math.max(most, DeepTree.openDescriptors());
                }
            }
            assertThat(directories).isEqualTo(LEVELS + 1);
            assertThat(files).isEqualTo(2 * LEVELS);
            assertThat(most - before).isLessThanOrEqualTo(5);
        } finally {
            assertThat(Tree.at(deep).remove()).isEqualTo(3 * LEVELS + 1);
        }
    }

    @Test
    void aDirectoryThatIsMovedWhileTheWalkIsDeepInsideEndsIt() throws Exception {
        Files.createDirectories(Path.of(start, "m/1/2/3/4/5"));
        try (TreeWalk walk = Tree.at(start + "/m").maxOpen(2).walk()) {
            while (!walk.name().equals("5")) assertThat(walk.next()).isTrue();
            Files.move(Path.of(start, "m/1/2"), Path.of(start, "elsewhere"));
            assertThatThrownBy(() -> {
                while (walk.next()) assertThat(walk.path()).startsWith(start + "/m");
            }).isInstanceOf(TreeException.class).hasMessageContaining("moved elsewhere");
        }
    }

    @Test
    void aDirectoryThatALinkReplacesIsNotEntered() throws Exception {
        Files.createDirectories(Path.of(start, "secret"));
        Files.writeString(Path.of(start, "secret/key"), "");
        List<TreeException> errors = new ArrayList<>();
        try (TreeWalk walk = Tree.at(start + "/a").onError(errors::add).walk()) {
            while (!walk.name().equals("b")) assertThat(walk.next()).isTrue();
            Files.move(Path.of(start, "a/b"), Path.of(start, "b"));
            Files.createSymbolicLink(Path.of(start, "a/b"), Path.of("../secret"));
            assertThat(walk.next()).isFalse();
        }
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst().errno().number()).isIn(E.LOOP, E.NOTDIR);
    }

    @Test
    void whatCannotBeReadIsHandledAsWanted() throws Exception {
        Path closed = Path.of(start, "a");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(closed), "root reads every directory");
            assertThatThrownBy(() -> paths(Tree.at(start))).isInstanceOf(TreeException.class)
                    .hasMessageStartingWith(start + "/a: openat(").hasMessageContaining("EACCES");
            assertThat(paths(Tree.at(start).onError(TreeErrors.SKIP).order(Order.BOTH))).contains(below("/a", "</a", "/empty"));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void anErrorThatIsThrownEndsTheWalk() throws Exception {
        Files.createSymbolicLink(Path.of(start, "a/b/up"), Path.of("../.."));
        try (TreeWalk walk = Tree.at(start).links(Links.FOLLOW).walk()) {
            assertThatThrownBy(() -> {
                while (walk.next()) assertThat(walk.path()).startsWith(start);
            }).isInstanceOf(TreeException.class);
            assertThat(walk.next()).isFalse();
        }
    }

    @Test
    void aClosedWalkTellsNothingMore() throws Exception {
        TreeWalk walk = Tree.at(start).walk();
        while (!walk.name().equals("b")) assertThat(walk.next()).isTrue();
        walk.close();
        walk.close();
        for (ThrowingCallable question : List.<ThrowingCallable>of(walk::next, walk::size, walk::name, walk::path, walk::directory)) {
            assertThatThrownBy(question).isInstanceOf(IllegalStateException.class).hasMessage("the walk is closed");
        }
    }

    @Test
    void aHandlerOfErrorsMayCloseTheWalk() throws Exception {
        Files.createSymbolicLink(Path.of(start, "a/b/up"), Path.of("../.."));
        AtomicReference<TreeWalk> walk = new AtomicReference<>();
        walk.set(Tree.at(start).links(Links.FOLLOW).onError(error -> close(walk.get())).walk());
        assertThatThrownBy(() -> {
            while (walk.get().next()) assertThat(walk.get().path()).startsWith(start);
        }).isInstanceOf(IllegalStateException.class);
    }

    private static void close(TreeWalk walk) {
        try {
            walk.close();
        } catch (ErrnoException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void directoriesAreReadableOnTheWayUp() throws Exception {
        Files.createDirectories(Path.of(start, "x/1/2/3/4/5"));
        try (TreeWalk walk = Tree.at(start + "/x").maxOpen(2).order(Order.POST).walk()) {
            while (walk.next()) {
                if (walk.depth() > 0) assertThat(Xattrs.of(walk.directory()).list()).as(walk.path()).isNotNull();
            }
        }
    }

    @Test
    void whatVanishesHasNoStatus() throws Exception {
        try (TreeWalk walk = Tree.at(start + "/a/b").walk()) {
            while (!walk.name().equals("file")) assertThat(walk.next()).isTrue();
            DirCalls.unlinkat(walk.directory(), "file");
            assertThatThrownBy(walk::status).isInstanceOf(TreeException.class).hasMessageContaining("/a/b/file: statx(");
            assertThat(walk.type()).isEqualTo(FileType.REGULAR);
        }
    }

    @Test
    void aStartThatIsMissingIsAnError() {
        assertThatThrownBy(() -> Tree.at(start + "/none").walk()).isInstanceOf(TreeException.class)
                .hasMessageContaining("statx(AT_FDCWD, ").hasMessageContaining("No such file or directory (ENOENT)");
        assertThatThrownBy(() -> Tree.at(start).maxOpen(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tree.at(start).maxDepth(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherFileSystemsAreLeftOutIfWanted() throws Exception {
        List<String> paths = paths(Tree.at("/").oneFileSystem().maxDepth(2).onError(TreeErrors.SKIP));
        assertThat(paths).contains("/", "/proc", "/etc").doesNotContain("/proc/self");
    }

    @Test
    void namesThatAreNotUtf8AndLongOnesSurvive() throws Exception {
        String odd = "caf\uDCE9 – ☃";
        String longest = "x".repeat(255);
        try (OwnedFd fd = FcntlCalls.openat(start + "/empty", "path, directory, cloexec")) {
            for (String name : List.of(odd, longest)) FcntlCalls.openat(fd, name, "wronly, creat, excl, cloexec", "rw-r--r--").close();
            try (Stream<TreeEntry> entries = Tree.at(fd).stream()) {
                assertThat(entries.map(TreeEntry::name)).containsExactlyInAnyOrder(".", odd, longest);
            }
        } finally {
            assertThat(Tree.at(start + "/empty").removeContents()).isEqualTo(2);
        }
    }

    @Test
    void manyEntriesFillTheBufferManyTimes() throws Exception {
        for (int i = 0; i < 2000; i++) Files.createFile(Path.of(start, "empty/" + i + "-" + "x".repeat(i % 90)));
        assertThat(paths(Tree.at(start + "/empty").maxOpen(2))).doesNotHaveDuplicates().hasSize(2001);
    }
}
