package dev.jsyscall.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.generator.model.Constant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for the words of every group on every architecture; each try goes through all of them. */
class FlagWordsTest {
    private static final int TRIES = 20;

    @Example
    void everyConstantHasItsValueUnderEachName() {
        for (Group group : EveryGroup.GROUPS) {
            for (Constant constant : group.spec().constants()) {
                if (constant.values().on(group.arch()).isPresent()) {
                    for (String name : List.of(constant.name(), constant.cName(), constant.name().toLowerCase(Locale.ROOT))) {
                        assertThat(group.words().valueOf(name)).as("%s of %s", name, group).isEqualTo(group.value(constant));
                    }
                } else {
                    assertThatThrownBy(() -> group.words().parse(constant.name())).as("%s of %s", constant.name(), group)
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Property(tries = TRIES)
    void whatIsPrintedIsReadBack(@ForAll Random random) {
        for (Group group : EveryGroup.GROUPS) {
            long known = known(group, random);
            long any = group.spec().javaWide() ? random.nextLong() : (int) (random.nextLong() & group.mask());
            for (long value : new long[] {known, any, known ^ (any & group.mask()), 0}) {
                if (!group.spec().javaWide()) value = (int) value;
                String text = group.words().format(value);
                assertThat(group.words().parse(text)).as("%s, printed as %s", group, text).isEqualTo(value);
                assertThat(group.words().format(group.words().parse(text))).as("%s", group).isEqualTo(text);
            }
        }
    }

    @Property(tries = TRIES)
    void orderCaseSeparatorsAndRepetitionDoNotMatter(@ForAll Random random) {
        for (Group group : EveryGroup.GROUPS) {
            if (!group.flags()) continue;
            List<Constant> chosen = new ArrayList<>(group.compatible(random));
            if (chosen.isEmpty()) continue;
            long expected = chosen.stream().mapToLong(group::value).reduce(0, (a, b) -> a | b);
            chosen.add(chosen.get(random.nextInt(chosen.size())));
            Collections.shuffle(chosen, random);
            StringBuilder text = new StringBuilder();
            for (Constant constant : chosen) {
                if (!text.isEmpty()) text.append(random.nextBoolean() ? "," : "|");
                text.append(" ".repeat(random.nextInt(3))).append(group.spelling(constant, random)).append(" ".repeat(random.nextInt(3)));
            }
            assertThat(group.words().parse(text.toString())).as("%s: %s", group, text).isEqualTo(expected);
        }
    }

    @Property(tries = TRIES)
    void tildeClears(@ForAll Random random) {
        for (Group group : EveryGroup.GROUPS) {
            if (!group.flags() || group.constants().isEmpty()) continue;
            Constant word = group.constants().get(random.nextInt(group.constants().size()));
            long before = known(group, random);
            long after = group.words().change(before, "~" + group.spelling(word, random));
            assertThat(after).as("%s: ~%s in %s", group, word.name(), Long.toHexString(before)).isEqualTo(cleared(group, word, before));
        }
    }

    /** Bits are cleared one by one; a field is cleared if it holds the value that is named. */
    private static long cleared(Group group, Constant word, long before) {
        long bits = group.value(word);
        var field = group.spec().fieldOf(word);
        if (field.isEmpty()) return before & ~bits;
        long mask = group.value(field.get().mask());
        return (before & mask) == bits ? before & ~mask : before;
    }

    @Property(tries = TRIES)
    void aWordReplacesItsField(@ForAll Random random) {
        for (Group group : EveryGroup.GROUPS) {
            for (var field : group.spec().fields()) {
                List<Constant> values = field.values().stream().filter(c -> c.values().on(group.arch()).isPresent()).toList();
                if (field.mask().values().on(group.arch()).isEmpty() || values.isEmpty()) continue;
                Constant word = values.get(random.nextInt(values.size()));
                long before = known(group, random);
                long expected = before & ~group.value(field.mask()) | group.value(word);
                assertThat(group.words().change(before, word.name())).as("%s of %s", word.name(), group).isEqualTo(expected);
            }
        }
    }

    @Property(tries = 3)
    void unknownWordsAreNamedWithTheirGroup(@ForAll Random random) {
        for (Group group : EveryGroup.GROUPS) {
            String word = "no_such_word_" + Integer.toString(random.nextInt(1 << 20), 36);
            assertThatThrownBy(() -> group.words().parse(word)).as("%s", group)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(word).hasMessageContaining(group.spec().name());
        }
    }

    /** A value that the group's words can say. */
    private static long known(Group group, Random random) {
        List<Constant> constants = group.constants();
        if (constants.isEmpty()) return 0;
        if (!group.flags()) return group.value(constants.get(random.nextInt(constants.size())));
        return group.compatible(random).stream().mapToLong(group::value).reduce(0, (a, b) -> a | b);
    }
}
