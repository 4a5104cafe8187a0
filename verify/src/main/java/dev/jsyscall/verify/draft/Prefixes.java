package dev.jsyscall.verify.draft;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What names have in common. */
final class Prefixes {
    private static final Pattern CONSTANT = Pattern.compile("[A-Za-z_]\\w*|[0-9]+[A-Za-z_]\\w*");
    private static final Pattern NUMBER = Pattern.compile("0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*");
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z]\\w*");

    private Prefixes() {}

    /** What all the names begin with, up to an underscore, and can do without; empty if there is no such thing. */
    static String ofConstants(List<String> names) {
        return of(names, rest -> CONSTANT.matcher(rest).matches() && !NUMBER.matcher(rest).matches());
    }

    static String ofMembers(List<String> names) {
        return names.size() < 2 ? "" : of(names, rest -> MEMBER.matcher(rest).matches());
    }

    private static String of(List<String> names, Predicate<String> good) {
        String prefix = names.get(0);
        for (String name : names) {
            prefix = shared(prefix, name);
        }
        for (int end = prefix.lastIndexOf('_') + 1; end > 0; end = prefix.lastIndexOf('_', end - 2) + 1) {
            String candidate = prefix.substring(0, end);
            if (names.stream().allMatch(name -> good.test(name.substring(candidate.length())))) {
                return candidate;
            }
        }
        return "";
    }

    /** The beginning that names share, up to an underscore and with it. */
    static String shared(List<String> names) {
        String shared = names.get(0);
        for (String name : names) {
            shared = shared(shared, name);
        }
        return shared.substring(0, shared.lastIndexOf('_') + 1);
    }

    private static String shared(String one, String other) {
        int end = 0;
        while (end < one.length() && end < other.length() && one.charAt(end) == other.charAt(end)) {
            end++;
        }
        return one.substring(0, end);
    }
}
