package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.tree.Tree;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories and what is in them, as a list and beside what stat(2) says. */
class DirectoryOperationsTest {
    @TempDir
    Path folder;

    private static List<DirectoryEntry> entries(String path) throws ErrnoException {
        List<DirectoryEntry> entries = new ArrayList<>();
        try (DirStream stream = Dir.list(path)) {
            for (DirectoryEntry entry : stream) entries.add(entry);
        }
        return entries;
    }

    @Test
    void aDeviceIsListedAsOneAndStatAgrees() throws Exception {
        DirectoryEntry zero = entries("/dev").stream().filter(entry -> entry.name().equals("zero")).findFirst().orElseThrow();
        assertThat(zero.type()).isEqualTo(FileType.CHARACTER_DEVICE);
        assertThat(zero.type()).isEqualTo(Fs.stat("/dev/zero").type());
        assertThat(zero.isDirectory()).isFalse();
        assertThat(zero.isRegularFile()).isFalse();
    }

    @Test
    void whatIsNoDirectoryHasNoEntries() throws Exception {
        try (OwnedFd zero = FcntlCalls.openat("/dev/zero", "rdonly, cloexec"); Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> DirCalls.getdents64(zero, arena.allocate(1024)))
                    .matches(e -> e instanceof ErrnoException error && error.is(E.NOTDIR));
        }
        assertThatThrownBy(() -> Dir.list("/dev/zero")).matches(e -> e instanceof ErrnoException error && error.is(E.NOTDIR));
    }

    @Test
    void allNamesAreListedAndInALoopAndAsATree() throws Exception {
        for (String name : List.of("a", "b", "c")) Files.writeString(folder.resolve(name), name);
        assertThat(entries(folder.toString())).extracting(DirectoryEntry::name).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(entries(folder.toString())).allMatch(DirectoryEntry::isRegularFile);
        try (var tree = Tree.at(folder.toString()).stream()) {
            assertThat(tree.skip(1).map(entry -> entry.name() + " " + entry.depth())).containsExactlyInAnyOrder("a 1", "b 1", "c 1");
        }
    }
}
