package dev.jsyscall.verify.snapshot;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which subsystems have to do with a word. For a name: those that declare it, those that use it, and those that they in turn need names
 * of. For a number in hexadecimal: those with a constant or an ioctl of this value.
 *
 * <p>Its text has a line for each set of subsystems that some words share: the subsystems' places in the ABI, then the words, each
 * between blanks. It is searched as it is.
 */
final class WordIndex {
    private final String text;

    WordIndex(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The places of all subsystems that have to do with one of the words. */
    Set<Integer> subsystems(Collection<String> words) {
        var found = new TreeSet<Integer>();
        for (String word : words) {
            String wanted = " " + word + " ";
            for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
                int line = text.lastIndexOf('\n', at) + 1;
                Arrays.stream(text.substring(line, text.indexOf(' ', line)).split(",")).map(Integer::valueOf).forEach(found::add);
            }
        }
        return found;
    }

    /** All words but numbers. */
    Set<String> names() {
        return text.lines().flatMap(line -> Arrays.stream(line.split(" ")).skip(1)).filter(word -> !word.startsWith("0x"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
