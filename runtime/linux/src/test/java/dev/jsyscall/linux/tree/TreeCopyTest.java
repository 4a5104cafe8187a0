package dev.jsyscall.linux.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.file.DeviceNumber;
import dev.jsyscall.linux.file.FileStatus;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.file.Xattrs;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCopyTest {
    private static final Instant THEN = Instant.parse("2003-02-01T10:20:30.123456789Z");

    @TempDir
    Path folder;

    private String from;
    private String to;

    @BeforeEach
    void makeTree() throws Exception {
        from = folder + "/from";
        to = folder + "/to";
        Files.createDirectories(Path.of(from, "a/b"));
        Files.writeString(Path.of(from, "a/b/file"), "content");
        Files.createSymbolicLink(Path.of(from, "link"), Path.of("a/nowhere"));
        Fs.chmod(from + "/a/b/file", 0_640);
        Fs.mkfifo(from + "/fifo", 0_623);
        Fs.chmod(from + "/fifo", 0_623);
    }

    private static FileStatus status(String path) throws ErrnoException {
        return Fs.lstat(path);
    }

    private static List<String> names(String start) throws ErrnoException {
        List<String> names = new ArrayList<>();
        try (TreeWalk walk = Tree.at(start).walk()) {
            while (walk.next()) names.add(walk.path().substring(start.length()));
        }
        return names;
    }

    @Test
    void everythingIsCopiedWithModesTimesAndLinks() throws Exception {
        Make.touch(from + "/a/b/file", THEN, THEN);
        Fs.chmod(from + "/a/b", 0_550);
        Make.touch(from + "/a/b", THEN, THEN);
        try {
            assertThat(Tree.at(from).copy().to(to)).isEqualTo(6);
            assertThat(status(to + "/a/b/file").accessed()).isEqualTo(THEN);
            assertThat(names(to)).containsExactlyInAnyOrderElementsOf(names(from));
            assertThat(Path.of(to, "a/b/file")).hasContent("content");
            assertThat(Files.readSymbolicLink(Path.of(to, "link"))).hasToString("a/nowhere");
            assertThat(status(to + "/fifo").modeText()).isEqualTo("prw--w--wx");
            for (String name : names(from)) {
                FileStatus source = status(from + name);
                FileStatus copy = status(to + name);
                assertThat(copy.modeText()).as(name).isEqualTo(source.modeText());
                assertThat(copy.modified()).as(name).isEqualTo(source.modified());
                assertThat(copy.uid()).isEqualTo(source.uid());
            }
            assertThat(status(to + "/a/b").modified()).isEqualTo(THEN);
        } finally {
            Fs.chmod(from + "/a/b", 0_750);
            if (Fs.exists(to + "/a/b")) Fs.chmod(to + "/a/b", 0_750);
        }
    }

    @Test
    void hardLinksStayLinks() throws Exception {
        Fs.link(from + "/a/b/file", from + "/other");
        Fs.link(from + "/link", from + "/a/link");
        Tree.at(from).copy().to(to);
        assertThat(status(to + "/other").isSameFile(status(to + "/a/b/file"))).isTrue();
        assertThat(status(to + "/link").isSameFile(status(to + "/a/link"))).isTrue();
        assertThat(status(to + "/other").links()).isEqualTo(2);
        assertThat(status(to + "/other").isSameFile(status(from + "/other"))).isFalse();
    }

    @Test
    void holesStayHolesAndBigFilesComeWhole() throws Exception {
        Path sparse = Path.of(from, "sparse");
        byte[] data = new byte[300_000];
        new Random(1).nextBytes(data);
        try (FileChannel channel = FileChannel.open(sparse, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(data), 10_000_000);
            channel.write(ByteBuffer.wrap(data), 40_000_000);
        }
        Fs.truncate(sparse.toString(), 64_000_000);
        Files.write(Path.of(from, "dense"), data);
        for (Reflink reflink : List.of(Reflink.AUTO, Reflink.NEVER)) {
            Tree.at(from).copy().reflink(reflink).to(to);
            assertThat(Files.mismatch(sparse, Path.of(to, "sparse"))).isEqualTo(-1);
            assertThat(Path.of(to, "dense")).hasBinaryContent(data);
            assertThat(status(to + "/sparse").allocated()).isLessThan(status(from + "/sparse").allocated() + 1_000_000);
            Tree.at(to).remove();
        }
    }

    @Test
    void attributesAreCopiedUnlessUnwanted() throws Exception {
        try {
            Xattrs.of(from + "/a/b/file").set("user.note", "x");
            Xattrs.of(from + "/a").set("user.note", "y");
        } catch (ErrnoException e) {
            abort("this file system has no attributes");
        }
        Tree.at(from).copy().to(to);
        assertThat(Xattrs.of(to + "/a/b/file").getString("user.note")).contains("x");
        assertThat(Xattrs.of(to + "/a").getString("user.note")).contains("y");
        Tree.at(from).copy().withoutAttributes().withoutOwners().to(to + "2");
        assertThat(Xattrs.of(to + "2/a").list()).doesNotContain("user.note");
    }

    @Test
    void aFileAloneAndAFileThatTellsNoSizeAreCopied() throws Exception {
        assertThat(Tree.at(from + "/a/b/file").copy().to(to)).isEqualTo(1);
        assertThat(Path.of(to)).hasContent("content");
        assertThat(Tree.at("/proc/self/limits").copy().to(folder + "/limits")).isEqualTo(1);
        assertThat(folder.resolve("limits")).content().startsWith("Limit");
    }

    @Test
    void whatIsThereIsAnErrorUnlessMerged() throws Exception {
        Files.createDirectories(Path.of(to, "a/b"));
        Files.writeString(Path.of(to, "a/b/file"), "older and longer than the new");
        Files.writeString(Path.of(to, "a/mine"), "");
        assertThatThrownBy(() -> Tree.at(from).copy().to(to)).isInstanceOf(TreeException.class).hasMessageContaining("EEXIST");
        assertThat(Tree.at(from).copy().merge().to(to)).isEqualTo(3);
        assertThat(Path.of(to, "a/b/file")).hasContent("content");
        assertThat(Path.of(to, "a/mine")).exists();
        Files.delete(Path.of(to, "link"));
        Files.createDirectories(Path.of(to, "link/x"));
        List<TreeException> errors = new ArrayList<>();
        Tree.at(from).onError(errors::add).copy().merge().to(to);
        assertThat(errors).singleElement().satisfies(error -> assertThat(error.path()).isEqualTo(from + "/link"));
    }

    @Test
    void whatIsReplacedStaysIfItsCopyFails() throws Exception {
        Files.createDirectories(Path.of(to, "a/b"));
        Files.writeString(Path.of(to, "a/b/file"), "older");
        Fs.chmod(from + "/a/b/file", 0);
        try {
            assumeFalse(Files.isReadable(Path.of(from, "a/b/file")), "root reads every file");
            List<TreeException> errors = new ArrayList<>();
            Tree.at(from).onError(errors::add).copy().merge().to(to);
            assertThat(errors).extracting(TreeException::path).containsExactly(from + "/a/b/file");
            assertThat(Path.of(to, "a/b/file")).hasContent("older");
            assertThat(names(to)).containsExactlyInAnyOrderElementsOf(names(from));
        } finally {
            Fs.chmod(from + "/a/b/file", 0_640);
        }
    }

    @Test
    void aFileIsNotCopiedOntoItself() throws Exception {
        String file = from + "/a/b/file";
        Fs.symlink(folder + "/from/a", folder + "/way");
        Fs.symlink(file, folder + "/pointer");
        Fs.link(file, from + "/other");
        for (List<String> pair : List.of(List.of(file, file), List.of(file, from + "/a/./b/file"), List.of(folder + "/way/b/file", file),
                List.of(file, from + "/other"), List.of(folder + "/pointer", file), List.of(from + "/link", from + "/link"),
                List.of(from + "/fifo", from + "/fifo"))) {
            assertThatThrownBy(() -> Tree.at(pair.getFirst()).copy().merge().to(pair.getLast())).as("%s", pair)
                    .isInstanceOf(TreeException.class).hasMessageContaining("the same file");
        }
        assertThat(Path.of(file)).hasContent("content");
        assertThat(status(file).links()).isEqualTo(2);
        assertThat(Fs.exists(from + "/fifo")).isTrue();
        assertThat(Files.readSymbolicLink(Path.of(from, "link"))).hasToString("a/nowhere");
    }

    @Test
    void aTreeIsNotCopiedOntoItself() throws Exception {
        List<String> before = names(from);
        Fs.symlink(from, folder + "/way");
        for (List<String> pair : List.of(List.of(from, from), List.of(from + "/.", from), List.of(from, folder + "/way/../from"))) {
            assertThatThrownBy(() -> Tree.at(pair.getFirst()).copy().merge().to(pair.getLast())).as("%s", pair)
                    .isInstanceOf(TreeException.class).hasMessageContaining("the same directory");
        }
        assertThat(names(from)).isEqualTo(before);
        assertThat(Path.of(from, "a/b/file")).hasContent("content");
    }

    @Test
    void aLinkInTheCopysWayIsNotFollowed() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createDirectories(Path.of(to));
        Files.createSymbolicLink(Path.of(to, "a"), outside);
        assertThatThrownBy(() -> Tree.at(from).copy().merge().to(to)).isInstanceOf(TreeException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aDirectoryIsNotCopiedIntoItself() {
        assertThatThrownBy(() -> Tree.at(from).copy().to(from + "/a/self")).isInstanceOf(TreeException.class)
                .hasMessageContaining("copied into itself");
    }

    @Test
    void depthBoundsAndErrorsAreMinded() throws Exception {
        assertThat(Tree.at(from).maxDepth(1).copy().to(to)).isEqualTo(4);
        assertThat(Path.of(to, "a")).isEmptyDirectory();
        assertThatThrownBy(() -> Tree.at(from).copy().reflink(Reflink.NEVER).to(folder + "/none/x")).isInstanceOf(TreeException.class);
    }

    @Test
    void whatCannotBeReadIsLeftOutAndToldOfOnce() throws Exception {
        Fs.chmod(from + "/a/b", 0);
        try {
            assumeFalse(Files.isReadable(Path.of(from, "a/b")), "root reads every directory");
            List<TreeException> errors = new ArrayList<>();
            Tree.at(from).onError(errors::add).copy().to(to);
            assertThat(errors).extracting(TreeException::path).containsExactly(from + "/a/b");
            assertThat(status(to + "/a/b").modeText()).isEqualTo("d---------");
            assertThat(Path.of(to, "fifo")).exists();
        } finally {
            Fs.chmod(from + "/a/b", 0_750);
            if (Fs.exists(to + "/a/b")) Fs.chmod(to + "/a/b", 0_750);
        }
    }

    @Test
    void devicesAreCopiedByThoseWhoMayMakeThem() throws Exception {
        try {
            Fs.mknod(from + "/null", dev.jsyscall.linux.abi.stat.S.IFCHR | 0_600, new DeviceNumber(1, 3));
        } catch (ErrnoException e) {
            if (e.is(E.PERM)) abort("needs CAP_MKNOD");
            throw e;
        }
        Tree.at(from).copy().to(to);
        assertThat(status(to + "/null").isCharDevice()).isTrue();
        assertThat(status(to + "/null").rdev()).isEqualTo(new DeviceNumber(1, 3));
    }

    @Test
    void treesDeeperThanAnyPathAreCopiedWithFewDescriptors() throws Exception {
        DeepTree.make(folder + "/deep", 400);
        try {
            assertThat(Tree.at(folder + "/deep").maxOpen(3).copy().to(to)).isEqualTo(1201);
            assertThat(names(to)).hasSameSizeAs(names(folder + "/deep"));
        } finally {
            Tree.at(folder + "/deep").remove();
            Tree.at(to).removeIfExists();
        }
    }
}
