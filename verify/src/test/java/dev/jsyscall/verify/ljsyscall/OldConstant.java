package dev.jsyscall.verify.ljsyscall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A constant as ljsyscall has it, {@code O.CREAT}. Its value is missing if it is a text. */
record OldConstant(String group, String name, Optional<Long> value) {

    /** Reads lines of a group and its constants; those that are indented go on with the group before. */
    static List<OldConstant> read(List<String> lines) {
        var constants = new ArrayList<OldConstant>();
        String group = "";
        for (String line : lines) {
            List<String> words = List.of(line.strip().split(" +"));
            boolean continued = line.startsWith(" ");
            if (!continued) group = words.get(0);
            for (String word : words.subList(continued ? 0 : 1, words.size())) constants.add(parse(group, word));
        }
        return constants;
    }

    private static OldConstant parse(String group, String word) {
        int equals = word.lastIndexOf('=');
        String value = word.substring(equals + 1);
        return new OldConstant(group, word.substring(0, equals),
                value.equals("?") ? Optional.empty() : Optional.of(Long.parseUnsignedLong(value.replaceFirst("^-", ""))
                        * (value.startsWith("-") ? -1 : 1)));
    }

    String key() {
        return group + "." + name;
    }

    /** Lua's numbers do not tell {@code 0xffffffff} from {@code -1}. */
    boolean has(long other) {
        return value.isPresent() && (int) (value.get() ^ other) == 0;
    }
}
