package dev.jsyscall.verify.ljsyscall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that says how the specs differ from ljsyscall, and why. */
record Difference(String line, Pattern key, List<String> ours) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (?:=((?: \\S+)+)|-) : (\\S.*)");

    static List<Difference> read(List<String> lines) {
        var differences = new ArrayList<Difference>();
        for (String line : lines) differences.add(parse(line));
        return differences;
    }

    private static Difference parse(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) throw new IllegalArgumentException("neither `KEY = OURS : why` nor `KEY - : why`: " + line);
        Pattern key = Pattern.compile(Pattern.quote(m.group(1)).replace("*", "\\E(.*)\\Q"));
        return new Difference(line, key, m.group(2) == null ? List.of() : List.of(m.group(2).strip().split(" ")));
    }

    /** Whether this line accounts for what the specs have, by {@code GROUP.NAME}. */
    boolean explains(OldConstant constant, Map<String, Long> specs) {
        Matcher m = key.matcher(constant.key());
        if (!m.matches()) return false;
        if (ours.isEmpty()) return true;
        String letters = m.groupCount() == 0 ? "" : m.group(1);
        return ours.stream().anyMatch(word -> matches(constant, specs, word.replace("*", letters)));
    }

    private static boolean matches(OldConstant constant, Map<String, Long> specs, String word) {
        if (Character.isDigit(word.charAt(0))) return Long.decode(word).equals(specs.get(constant.key()));
        Long value = specs.get(word);
        return value != null && constant.has(value);
    }
}
