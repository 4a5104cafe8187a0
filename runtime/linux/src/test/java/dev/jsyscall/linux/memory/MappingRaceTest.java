package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads change one mapping. What would be wrong with a size or protection of another moment ends the JVM, and this test. */
@Timeout(120)
class MappingRaceTest {
    private static final int ROUNDS = 3000;

    private interface Step {
        void take(int round) throws ErrnoException;
    }

    /** Lets another thread change something over and over while this one does its rounds. */
    private static void during(Step change, Step round) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread other = Thread.ofPlatform().start(() -> {
            for (int i = 0; !stop.get(); i++) {
                try {
                    change.take(i);
                } catch (ErrnoException | IllegalStateException busy) {
                    Thread.onSpinWait();
                }
            }
        });
        try {
            for (int i = 0; i < ROUNDS; i++) round.take(i);
        } finally {
            stop.set(true);
            other.join();
        }
    }

    private static void readable(Mapping mapping) {
        assertThat(mapping.tryRead(0, MemorySegment.ofArray(new byte[(int) mapping.size()]))).isEqualTo(mapping.size());
    }

    @Test
    void aVacatedMappingHasTheSizeItHadThen() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            during(i -> mapping.mremap((1 + i % 2) * PAGE), i -> {
                try (Mapping elsewhere = mapping.vacate()) {
                    readable(elsewhere);
                } catch (ErrnoException e) {
                    assumeFalse(e.is(E.INVAL), "leaving a mapping behind came with Linux 5.7");
                    throw e;
                }
            });
            readable(mapping);
        }
    }

    @Test
    void aMappingMovesToAPlaceOfJustItsSize() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            during(i -> mapping.mremap((1 + i % 2) * PAGE), i -> {
                try (Mapping place = Mapping.anonymous(2 * PAGE).map(); Mapping stranger = Mapping.anonymous(PAGE).map()) {
                    stranger.segment().set(JAVA_BYTE, 0, (byte) 1);
                    mapping.moveTo(place);
                } catch (IllegalArgumentException otherSize) {
                    Thread.onSpinWait();
                }
            });
            readable(mapping);
        }
    }

    @Test
    void aDuplicateAllowsWhatTheMappingAllowedThen() throws Exception {
        try (Mapping mapping = Mapping.anonymous(PAGE).shared().map()) {
            during(i -> mapping.mprotect(i % 2 == 0 ? "none" : "read, write"), i -> {
                try (Mapping other = mapping.duplicate()) {
                    if (other.prot() != 0) other.segment().set(JAVA_BYTE, 0, (byte) 1);
                }
            });
        }
    }

    @Test
    void aDuplicateOfDifferentPartsIsAsTheFirst() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).shared().map()) {
            mapping.part(PAGE, PAGE).mprotect("none");
            try (Mapping other = mapping.duplicate()) {
                other.segment().set(JAVA_BYTE, PAGE, (byte) 1);
            }
            mapping.mprotect("read, write");
            mapping.part(0, PAGE).mprotect("none");
            try (Mapping other = mapping.duplicate()) {
                assertThat(other.part(PAGE, PAGE).prot()).isZero();
            }
            assertThat(mapping.part(PAGE, PAGE).segment().get(JAVA_BYTE, 0)).isEqualTo((byte) 1);
        }
    }
}
