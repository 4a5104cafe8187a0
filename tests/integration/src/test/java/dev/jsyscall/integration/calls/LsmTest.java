package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.abi.lsm.LSM_ID;
import dev.jsyscall.linux.abi.lsm.LsmCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Security modules. */
@Tag("abi")
class LsmTest {
    @Test
    @SinceLinux("6.8")
    void capabilitiesAreAModuleThatIsAlwaysThere() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment modules = arena.allocate(ValueLayout.JAVA_LONG, 32);
            MemorySegment size = arena.allocateFrom(ValueLayout.JAVA_INT, (int) modules.byteSize());
            int count = LsmCalls.lsmListModules(modules, size);
            assertThat(size.get(ValueLayout.JAVA_INT, 0)).isEqualTo(8 * count);
            assertThat(modules.asSlice(0, 8L * count).toArray(ValueLayout.JAVA_LONG)).contains(LSM_ID.CAPABILITY);
        }
    }
}
