package dev.jsyscall.examples;

import static java.util.stream.Collectors.joining;

import dev.jsyscall.linux.tree.Tree;
import dev.jsyscall.linux.tree.TreeWalk;
import java.io.IOException;
import java.util.regex.Pattern;

/** Finds files by name, type and size, like find(1): {@code Find /usr -name '*.so' -type f -size +1000000}. */
final class Find extends Tool {
    private interface Test {
        boolean of(TreeWalk entry) throws IOException;
    }

    Find() {
        super("START [-name PATTERN] [-type f|d|l|b|c|p|s] [-size +BYTES|-BYTES|BYTES]");
    }

    /** The arguments are a start and tests, all of which must hold. */
    @Override
    void run(String... arguments) throws IOException {
        require(arguments.length % 2 == 1);
        Test wanted = entry -> true;
        for (int i = 1; i < arguments.length; i += 2) {
            Test before = wanted;
            Test next = test(arguments[i], arguments[i + 1]);
            wanted = entry -> before.of(entry) && next.of(entry);
        }
        Test all = wanted;
        try (TreeWalk walk = Tree.at(arguments[0]).onError(error -> complain(error.getMessage())).walk()) {
            while (walk.next()) {
                attempt(() -> {
                    if (all.of(walk)) println(walk.path());
                });
            }
        }
    }

    private static Test test(String option, String value) {
        return switch (option) {
            case "-name" -> {
                Pattern pattern = glob(value);
                yield entry -> pattern.matcher(entry.name()).matches();
            }
            case "-type" -> {
                require(value.matches("[fdlbcps]"));
                char letter = value.equals("f") ? '-' : value.charAt(0);
                yield entry -> entry.type().letter() == letter;
            }
            case "-size" -> {
                require(value.matches("[+-]?\\d+"));
                long bytes = Long.parseLong(value.replaceFirst("^[+-]", ""));
                int sign = value.startsWith("+") ? 1 : value.startsWith("-") ? -1 : 0;
                yield entry -> Integer.signum(Long.compare(entry.size(), bytes)) == sign;
            }
            default -> throw new IllegalArgumentException("there is no test " + option);
        };
    }

    /** Where {@code *} is any text, {@code ?} any character, and others are themselves. */
    private static Pattern glob(String pattern) {
        return Pattern.compile(pattern.codePoints().mapToObj(Character::toString)
                .map(c -> c.equals("*") ? ".*" : c.equals("?") ? "." : Pattern.quote(c)).collect(joining()), Pattern.DOTALL);
    }
}
