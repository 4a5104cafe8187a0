package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.xattr.XATTR;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XattrsTest {
    @TempDir
    Path folder;

    private Path file;
    private Path link;
    private OwnedFd fd;
    private OwnedFd directory;

    /** All ways to the same file. */
    private final Map<String, Xattrs> ways = new LinkedHashMap<>();

    @BeforeEach
    void open() throws Exception {
        file = Files.createFile(folder.resolve("file"));
        link = Files.createSymbolicLink(folder.resolve("link"), file);
        fd = FcntlCalls.openat(file.toString(), "rdwr, cloexec");
        directory = FcntlCalls.openat(folder.toString(), "rdonly, directory, cloexec");
        ways.put("path", Xattrs.of(file.toString()));
        ways.put("path of a link", Xattrs.of(link.toString()));
        ways.put("path itself", Xattrs.ofLink(file.toString()));
        ways.put("open", Xattrs.of(fd));
        ways.put("at", Xattrs.at(directory, "link", 0));
        ways.put("at itself", Xattrs.at(directory, "file", "symlink_nofollow"));
        ways.put("at open", Xattrs.at(fd, "", AT.EMPTY_PATH));
        try {
            ways.get("path").set("user.probe", "");
            ways.get("path").remove("user.probe");
        } catch (ErrnoException e) {
            if (e.is(E.OPNOTSUPP)) abort("this file system has no attributes");
            throw e;
        }
        try {
            ways.get("at").list();
        } catch (ErrnoException e) {
            if (!e.is(E.NOSYS)) throw e;
            ways.keySet().removeIf(way -> way.startsWith("at")); // they came with Linux 6.13
        }
    }

    @AfterEach
    void close() throws ErrnoException {
        fd.close();
        directory.close();
    }

    private static boolean isErrno(Throwable thrown, int errno) {
        return thrown instanceof ErrnoException e && e.is(errno);
    }

    @Test
    void attributesAreSetListedReadAndRemovedByEachWay() throws Exception {
        Xattrs other = Xattrs.of(file.toString());
        for (Map.Entry<String, Xattrs> way : ways.entrySet()) {
            Xattrs xattrs = way.getValue();
            assertThat(xattrs.list()).as(way.getKey()).doesNotContain("user.a", "user.b");
            assertThat(xattrs.get("user.a")).isEmpty();
            xattrs.set("user.a", "grün");
            xattrs.set("user.b", new byte[] {1, 0, -1});
            assertThat(other.list()).contains("user.a", "user.b");
            assertThat(xattrs.list()).contains("user.a", "user.b");
            assertThat(xattrs.getString("user.a")).contains("grün");
            assertThat(xattrs.get("user.b")).hasValueSatisfying(value -> assertThat(value).containsExactly(1, 0, -1));
            assertThat(xattrs.all()).containsKeys("user.a", "user.b");
            xattrs.set("user.a", "");
            assertThat(other.getString("user.a")).contains("");
            xattrs.remove("user.a");
            assertThat(xattrs.removeIfExists("user.b")).isTrue();
            assertThat(xattrs.removeIfExists("user.b")).isFalse();
            assertThatThrownBy(() -> xattrs.remove("user.a")).matches(e -> isErrno(e, E.NODATA)).hasMessageContaining("user.a");
        }
    }

    @Test
    void createAndReplaceDemandWhatIsThere() throws Exception {
        for (Map.Entry<String, Xattrs> way : ways.entrySet()) {
            Xattrs xattrs = way.getValue();
            assertThatThrownBy(() -> xattrs.set("user.a", "x", "replace")).as(way.getKey()).matches(e -> isErrno(e, E.NODATA));
            xattrs.set("user.a", "x", "create");
            assertThatThrownBy(() -> xattrs.set("user.a", "y", "create")).matches(e -> isErrno(e, E.EXIST));
            xattrs.set("user.a", "y", "replace");
            assertThat(xattrs.getString("user.a")).contains("y");
            xattrs.remove("user.a");
        }
    }

    @Test
    void longValuesAndListsComeWhole() throws Exception {
        byte[] value = new byte[3000];
        Arrays.fill(value, (byte) 'x');
        for (Map.Entry<String, Xattrs> way : ways.entrySet()) {
            Xattrs xattrs = way.getValue();
            try (Arena arena = Arena.ofConfined()) {
                xattrs.set("user.long", arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_BYTE, value));
            }
            assertThat(xattrs.get("user.long")).as(way.getKey()).hasValueSatisfying(read -> assertThat(read).isEqualTo(value));
            xattrs.remove("user.long");
            for (int i = 0; i < 8; i++) xattrs.set("user." + i + "x".repeat(200), "");
            assertThat(xattrs.list()).hasSizeGreaterThanOrEqualTo(8).allSatisfy(name -> assertThat(name).doesNotContain("\0"));
            for (int i = 0; i < 8; i++) xattrs.remove("user." + i + "x".repeat(200));
        }
    }

    @Test
    void bytesThatAreNoTextSurviveAsText() throws Exception {
        Xattrs xattrs = Xattrs.of(fd);
        xattrs.set("user.odd", new byte[] {'a', (byte) 0xe9});
        assertThat(xattrs.getString("user.odd")).contains("a\uDCE9");
    }

    @Test
    void aLinkHasNoneOfItsTargets() throws Exception {
        Xattrs.of(link.toString()).set("user.a", "x");
        assertThat(Xattrs.ofLink(link.toString()).list()).doesNotContain("user.a");
        assertThatThrownBy(() -> Xattrs.ofLink(link.toString()).set("user.a", "x")).matches(e -> isErrno(e, E.PERM));
    }

    @Test
    void whatIsTooLongOrOfNoNamespaceIsAnError() {
        Xattrs xattrs = Xattrs.of(file.toString());
        byte[] big = "x".repeat(65537).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> xattrs.set("user.big", big)).matches(e -> isErrno(e, E._2BIG));
        assertThatThrownBy(() -> xattrs.set("nowhere.a", "x")).matches(e -> isErrno(e, E.OPNOTSUPP));
        assertThatThrownBy(() -> Xattrs.of(folder + "/none").list()).matches(e -> isErrno(e, E.NOENT));
    }

    @Test
    void allAttributesOfASpaceAreReplaced() throws Exception {
        for (Xattrs attributes : ways.values()) {
            attributes.set("user.old", new byte[] {1}, XATTR.CREATE);
            attributes.replaceAll("user.", Map.of("user.new", new byte[] {2}));
            assertThat(attributes.all().keySet()).contains("user.new").doesNotContain("user.old");
            assertThatThrownBy(() -> attributes.replaceAll("user.", Map.of("other.new", new byte[0]))).isInstanceOf(IllegalArgumentException.class);
            attributes.replaceAll("user.", Map.of());
            assertThat(attributes.list()).noneMatch(name -> name.startsWith("user."));
        }
    }
}
