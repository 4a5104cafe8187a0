package dev.jsyscall.linux.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.memory.Mapping;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedMemoryTest {
    private final String name = "/jsyscall-test-" + ProcessHandle.current().pid();

    @AfterEach
    void unlink() throws Exception {
        Files.deleteIfExists(Path.of("/dev/shm" + name));
    }

    @Test
    void isSharedUnderAName() throws Exception {
        try (SharedMemory memory = SharedMemory.open(name, "rdwr, creat, excl", "rw-------");
                SharedMemory same = SharedMemory.open(name, "rdonly")) {
            assertThat(memory.size()).isZero();
            memory.resize(8192);
            assertThat(same.size()).isEqualTo(8192);
            try (Mapping here = Mapping.of(memory, 0, 8192).prot("read, write").shared().map();
                    Mapping there = Mapping.of(same, 0, 8192).shared().map()) {
                here.segment().set(ValueLayout.JAVA_INT, 5000, 42);
                assertThat(there.segment().get(ValueLayout.JAVA_INT, 5000)).isEqualTo(42);
            }
            Fails.with(() -> SharedMemory.open(name, "rdwr, creat, excl", "rw-------"), E.EXIST);
        }
        SharedMemory.unlink(name);
        Fails.with(() -> SharedMemory.open(name, "rdonly"), E.NOENT);
        Fails.with(() -> SharedMemory.unlink(name), E.NOENT);
    }

    @Test
    void isNotMadeWithoutPermissions() throws Exception {
        assertThatThrownBy(() -> SharedMemory.open(name, "rdwr, creat")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("permissions");
        assertThat(Path.of("/dev/shm" + name)).doesNotExist();
        try (SharedMemory memory = SharedMemory.open(name, O.RDWR | O.CREAT, 0600)) {
            assertThat(memory).hasToString(Integer.toString(memory.fd().number()));
            SharedMemory.open(name, O.RDWR).close();
        }
    }

    @Test
    void namesAreASlashAndAName() {
        for (String wrong : new String[] {"kettle", "/a/b", "/", "/..", ""}) {
            assertThatThrownBy(() -> SharedMemory.open(wrong, "rdonly")).as(wrong).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("slash");
        }
    }
}
