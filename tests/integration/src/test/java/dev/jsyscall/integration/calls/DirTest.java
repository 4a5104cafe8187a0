package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DT;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.dir.LinuxDirent64;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("abi")
class DirTest {
    @TempDir
    Path folder;

    private static Map<String, Integer> list(OwnedFd directory) throws Exception {
        var found = new TreeMap<String, Integer>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4096, 8);
            for (int bytes; (bytes = DirCalls.getdents64(directory, buffer)) > 0;) {
                for (int at = 0; at < bytes;) {
                    LinuxDirent64 entry = LinuxDirent64.of(buffer.asSlice(at));
                    found.put(entry.name(), entry.type());
                    at += entry.reclen();
                }
            }
        }
        return found;
    }

    @Test
    void whatIsMadeIsListed() throws Exception {
        try (OwnedFd directory = FcntlCalls.openat(folder.toString(), O.RDONLY | O.DIRECTORY | O.CLOEXEC)) {
            DirCalls.mkdirat(directory, "subfolder", "rwx------");
            DirCalls.symlinkat("somewhere", directory, "link");
            Files.writeString(folder.resolve("a file with a longer name"), "");
            assertThat(list(directory)).containsOnly(
                    Map.entry(".", DT.DIR), Map.entry("..", DT.DIR), Map.entry("subfolder", DT.DIR),
                    Map.entry("link", DT.LNK), Map.entry("a file with a longer name", DT.REG));
        }
    }

    @Test
    void linksAndNamesCanBeChanged() throws Exception {
        try (OwnedFd directory = FcntlCalls.openat(folder.toString(), "directory, cloexec")) {
            DirCalls.symlinkat("somewhere", directory, "link");
            byte[] target = new byte[64];
            int length = DirCalls.readlinkat(directory, "link", MemorySegment.ofArray(target));
            assertThat(new String(target, 0, length, StandardCharsets.UTF_8)).isEqualTo("somewhere");

            DirCalls.renameat2(directory, "link", directory, "other");
            assertThat(folder.resolve("link")).doesNotExist();
            DirCalls.unlinkat(directory, "other");
            DirCalls.mkdirat(directory, "subfolder", 0700);
            DirCalls.unlinkat(directory, "subfolder", AT.REMOVEDIR);
            assertThat(folder).isEmptyDirectory();
        }
    }
}
