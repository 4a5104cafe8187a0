package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirStreamTest {
    @TempDir
    Path folder;

    private static Map<String, DirectoryEntry> entries(Path folder) throws ErrnoException {
        Map<String, DirectoryEntry> entries = new HashMap<>();
        try (DirStream directory = Dir.list(folder.toString())) {
            for (DirectoryEntry entry = directory.next(); entry != null; entry = directory.next()) entries.put(entry.name(), entry);
            assertThat(directory.next()).isNull();
        }
        return entries;
    }

    @Test
    void listsWhatIsThere() throws Exception {
        Files.createFile(folder.resolve("file"));
        Files.createDirectory(folder.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
        Map<String, DirectoryEntry> entries = entries(folder);
        assertThat(entries).containsOnlyKeys("file", "folder", "link");
        assertThat(entries).hasEntrySatisfying("file", file -> assertThat(file.isRegularFile()).isTrue());
        assertThat(entries).hasEntrySatisfying("folder", folder -> assertThat(folder.isDirectory()).isTrue());
        assertThat(entries).hasEntrySatisfying("link", link -> assertThat(link.isSymbolicLink()).isTrue());
        Object inode = Files.getAttribute(folder.resolve("file"), "unix:ino");
        assertThat(entries).hasEntrySatisfying("file", file -> assertThat(file.inode()).isEqualTo(inode));
    }

    @Test
    void listsMoreThanFitsTheBuffer() throws Exception {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1500; i++) {
            String name = i + "-" + "x".repeat(i % 100);
            names.add(name);
            Files.createFile(folder.resolve(name));
        }
        assertThat(entries(folder).keySet()).isEqualTo(names);
    }

    @Test
    void opensRelativeToAnother() throws Exception {
        Files.createDirectories(folder.resolve("a/b"));
        try (Dir outer = Dir.open(folder.toString()); DirStream inner = outer.listat("a")) {
            DirectoryEntry entry = inner.next();
            assertThat(entry).isNotNull().extracting(DirectoryEntry::name).isEqualTo("b");
        }
    }

    @Test
    void canBeGoneThroughByFor() throws Exception {
        Files.createDirectories(folder.resolve("a/b"));
        Set<String> names = new HashSet<>();
        try (DirStream entries = Dir.list(folder.toString())) {
            for (DirectoryEntry entry : entries) names.add(entry.name());
        }
        assertThat(names).containsExactly("a");
    }

    @Test
    void allWaysThroughItLoseNoEntry() throws Exception {
        for (int i = 0; i < 9; i++) Files.createFile(folder.resolve("f" + i));
        Set<String> names = new HashSet<>();
        try (DirStream entries = Dir.list(folder.toString())) {
            for (Iterator<DirectoryEntry> i = entries.iterator(); i.hasNext(); ) {
                DirectoryEntry entry = entries.next();
                assertThat(entry).isNotNull();
                names.add(entry.name());
                if (entries.iterator().hasNext()) names.add(i.next().name());
            }
        }
        assertThat(names).hasSize(9);
    }

    @Test
    void aClosedOneTellsNothingMore() throws Exception {
        for (int i = 0; i < 3; i++) Files.createFile(folder.resolve("f" + i));
        DirStream entries = Dir.list(folder.toString());
        assertThat(entries.iterator().hasNext()).isTrue();
        entries.close();
        assertThatThrownBy(entries::next).isInstanceOf(ClosedFdException.class);
        assertThatThrownBy(() -> entries.iterator().hasNext()).hasCauseInstanceOf(ClosedFdException.class);
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThatThrownBy(() -> Dir.list(folder.resolve("none").toString())).isInstanceOf(ErrnoException.class)
                .satisfies(e -> assertThat(((ErrnoException) e).is(E.NOENT)).isTrue());
        DirStream directory = Dir.list(folder.toString());
        directory.close();
        directory.close();
        assertThatThrownBy(directory::next).isInstanceOf(ClosedFdException.class);
    }
}
