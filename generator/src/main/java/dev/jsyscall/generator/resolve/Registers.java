package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.model.Arch.PairRule;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Word;
import java.util.ArrayList;
import java.util.List;

/** Hands out argument words, in register order, as one architecture's kernel expects them. */
final class Registers {
    private final Arch arch;
    private final List<Word> words = new ArrayList<>();

    Registers(Arch arch) {
        this.arch = arch;
    }

    List<Word> words() {
        return List.copyOf(words);
    }

    /** A value of at most a register's width. */
    void whole(String parameter) {
        words.add(new Word(Word.Part.WHOLE, parameter));
    }

    /** A 64-bit value: one word where registers hold it, else a pair in memory order. */
    void wide(String parameter) {
        if (arch.pairs() == PairRule.NONE) {
            whole(parameter);
            return;
        }
        if (arch.pairs() == PairRule.ALIGNED && words.size() % 2 != 0) pad();
        boolean little = arch.data().littleEndian();
        words.add(new Word(little ? Word.Part.LOW : Word.Part.HIGH, parameter));
        words.add(new Word(little ? Word.Part.HIGH : Word.Part.LOW, parameter));
    }

    /** Two longs, the low one first, whatever the byte order; a 64-bit kernel shifts the second one out, so it may be anything. */
    void halves(String parameter) {
        if (arch.data().is64Bit()) {
            whole(parameter);
            pad();
            return;
        }
        words.add(new Word(Word.Part.LOW, parameter));
        words.add(new Word(Word.Part.HIGH, parameter));
    }

    private void pad() {
        words.add(new Word(Word.Part.PAD, ""));
    }
}
