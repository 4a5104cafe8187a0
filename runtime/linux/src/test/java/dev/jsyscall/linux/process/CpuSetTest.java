package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CpuSetTest {

    @Property(tries = 200)
    void survivesTextAndMemory(@ForAll @Size(max = 40) Set<@IntRange(max = 9000) Integer> cpus) {
        CpuSet set = CpuSet.of(cpus.stream().mapToInt(Integer::intValue).toArray());
        assertThat(set.size()).isEqualTo(cpus.size());
        assertThat(set.stream().boxed()).containsExactlyInAnyOrderElementsOf(cpus);
        assertThat(CpuSet.parse(set.toString())).isEqualTo(set).hasSameHashCodeAs(set);
        try (Arena arena = Arena.ofConfined()) {
            assertThat(CpuSet.of(set.allocate(arena))).isEqualTo(set);
        }
    }

    @Test
    void isWrittenAsTheKernelDoes() {
        assertThat(CpuSet.of(8, 0, 1, 2, 3)).hasToString("0-3,8");
        assertThat(CpuSet.of(5)).hasToString("5");
        assertThat(CpuSet.of()).hasToString("");
        assertThat(CpuSet.parse(" 0-1, 4000 \n").contains(4000)).isTrue();
        assertThat(CpuSet.parse("").isEmpty()).isTrue();
    }

    @Test
    void isCombined() {
        CpuSet some = CpuSet.parse("0-3");
        CpuSet others = CpuSet.parse("2-5");
        assertThat(some.or(others)).hasToString("0-5");
        assertThat(some.and(others)).hasToString("2-3");
        assertThat(some.without(others)).hasToString("0-1");
        assertThat(some).hasToString("0-3");
        assertThat(some.contains(-1)).isFalse();
    }

    @Test
    void saysWhatIsWrong() {
        for (String wrong : new String[] {"a", "1-", "3-1", "1,,2", "-1", "1000000", "70000"}) {
            assertThatThrownBy(() -> CpuSet.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("processor");
        }
        assertThatThrownBy(() -> CpuSet.of(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not -1");
    }
}
