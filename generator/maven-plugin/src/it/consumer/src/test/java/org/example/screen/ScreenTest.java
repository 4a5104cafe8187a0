package org.example.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the project's own spec describes, on the live kernel. */
class ScreenTest {

    @Test
    void theRecordAndTheIoctls() throws Exception {
        try (Arena arena = Arena.ofConfined();
                OwnedFd terminal = FcntlCalls.openat("/dev/ptmx", "rdwr, noctty")) {
            ScreenCalls.screenSet(terminal, Screen.allocate(arena).row(24).col(80));

            Screen size = Screen.allocate(arena);
            ScreenCalls.screenGet(terminal, size);

            assertEquals(24, size.row());
            assertEquals(80, size.col());
        }
    }

    @Test
    void theLibraryFunction() {
        double[] averages = new double[3];
        assertEquals(3, ScreenCalls.getloadavg(MemorySegment.ofArray(averages)));
        assertTrue(Arrays.stream(averages).allMatch(average -> average >= 0), () -> Arrays.toString(averages));
    }

    @Test
    void theFlags() {
        assertEquals(FEATURE.COLOR | FEATURE.TITLE, FEATURE.parse("color, title"));
        assertEquals("mouse", FEATURE.format(FEATURE.MOUSE));
        assertThrows(IllegalArgumentException.class, () -> FEATURE.parse("smell"));
    }

    @Test
    void whatIsForTestsAlone() {
        assertEquals(2, COLOUR.GREEN);
    }
}
