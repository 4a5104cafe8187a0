package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every table of flags, tried on random ones: single bits, composites, fields, aliases, each width. */
class FlagTablePropertyTest {

    /** A table with what it was made of. */
    record Made(FlagTable table, int bits, List<String> single, long fieldMask, List<String> fieldWords, List<Long> fieldValues) {
        long mask() {
            return bits == 64 ? -1 : (1L << bits) - 1;
        }

        long held(long value) {
            return bits == 32 ? (int) value : value & mask();
        }
    }

    @Provide
    Arbitrary<Made> tables() {
        return Arbitraries.randomValue(FlagTablePropertyTest::make);
    }

    private static Made make(Random random) {
        int bits = 8 << random.nextInt(4);
        FlagTable.Builder builder = FlagTable.flags("G", random.nextBoolean() ? "G_" : "", bits);
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < bits; i++) free.add(i);
        Collections.shuffle(free, random);

        long mask = 0;
        List<String> fieldWords = new ArrayList<>();
        List<Long> fieldValues = new ArrayList<>();
        if (random.nextBoolean()) {
            for (int i = 0; i < 2; i++) mask |= 1L << free.removeLast();
            builder.field("FIELD", mask);
            for (long value : new long[] {0, Long.lowestOneBit(mask), Long.highestOneBit(mask)}) {
                if (random.nextInt(4) == 0) continue;
                fieldWords.add("F" + fieldWords.size());
                fieldValues.add(value);
                builder.value(fieldWords.getLast(), value);
            }
            builder.end();
        }
        List<String> single = new ArrayList<>();
        int count = random.nextInt(free.size());
        for (int i = 0; i < count; i++) {
            single.add("BIT" + i);
            builder.bit("BIT" + i, 1L << free.get(i));
            if (random.nextInt(5) == 0) builder.alias("ALIAS" + i, 1L << free.get(i));
            if (random.nextInt(5) == 0) builder.bit("BOTH" + i, 1L << free.get(i) | 1L << free.get(random.nextInt(free.size())));
        }
        return new Made(builder.build(), bits, single, mask, fieldWords, fieldValues);
    }

    @Property
    void formattedTextParsesToTheValue(@ForAll("tables") Made made, @ForAll long value) {
        assertThat(made.table().parse(made.table().format(value))).isEqualTo(made.held(value));
    }

    @Property
    void orderCasePrefixAndSeparatorsDoNotMatter(@ForAll("tables") Made made, @ForAll long value, @ForAll Random random) {
        List<String> words = new ArrayList<>(List.of(made.table().format(value).split(",", -1)));
        Collections.shuffle(words, random);
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            if (!text.isEmpty()) text.append(random.nextBoolean() ? " , " : "|");
            boolean number = Character.isDigit(word.charAt(0));
            String full = number || random.nextBoolean() ? word : made.table().prefix() + word;
            text.append(random.nextBoolean() ? full.toUpperCase(Locale.ROOT).replace("0X", "0x") : full);
        }
        assertThat(made.table().parse(text.toString())).isEqualTo(made.held(value));
    }

    @Property
    void sayingAWordTwiceIsSayingItOnce(@ForAll("tables") Made made, @ForAll long value) {
        String text = made.table().format(value);
        assertThat(made.table().parse(text + "," + text)).isEqualTo(made.table().parse(text));
    }

    @Property
    void clearingUndoesSetting(@ForAll("tables") Made made, @ForAll long value) {
        FlagTable table = made.table();
        for (String word : made.single()) {
            long cleared = table.change(value, "~" + word);
            assertThat(cleared & made.mask()).isEqualTo(value & ~table.valueOf(word) & made.mask());
            assertThat(table.change(cleared, word + ",~" + word)).isEqualTo(made.held(cleared));
        }
    }

    @Property
    void aFieldHoldsOneValue(@ForAll("tables") Made made, @ForAll long value) {
        for (int i = 0; i < made.fieldWords().size(); i++) {
            long changed = made.table().change(value, made.fieldWords().get(i));
            assertThat(changed & made.fieldMask()).isEqualTo(made.fieldValues().get(i));
            assertThat(changed & ~made.fieldMask() & made.mask()).isEqualTo(value & ~made.fieldMask() & made.mask());
            assertThat(made.table().change(changed, "~field") & made.fieldMask()).isZero();
            assertThat(made.table().format(changed).split(",", -1)).contains(made.fieldWords().get(i).toLowerCase(Locale.ROOT));
        }
    }

    @Property
    void bitsWithoutAWordComeOnceAndLast(@ForAll("tables") Made made, @ForAll long value) {
        List<String> numbers = new ArrayList<>();
        String[] words = made.table().format(value).split(",", -1);
        for (String word : words) if (Character.isDigit(word.charAt(0))) numbers.add(word);
        assertThat(numbers).hasSizeLessThanOrEqualTo(1);
        if (!numbers.isEmpty()) assertThat(words[words.length - 1]).isEqualTo(numbers.getFirst());
    }
}
