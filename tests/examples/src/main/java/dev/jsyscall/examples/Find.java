package dev.jsyscall.examples;

import dev.jsyscall.linux.tree.Tree;
import dev.jsyscall.linux.tree.TreeWalk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/** Finds files by name, type and size, like find(1): {@code Find /usr -name '*.so' -type f -size +1000000}. */
public final class Find {
    private static final String USAGE = "usage: Find START [-name PATTERN] [-type f|d|l|b|c|p|s] [-size +BYTES|-BYTES|BYTES]";

    private interface Test {
        boolean of(TreeWalk entry) throws IOException;
    }

    private Find() {}

    /** The arguments are a start and tests, all of which must hold. */
    public static void main(String[] arguments) throws IOException {
        find(arguments, System.out, System.err);
    }

    static void find(String[] arguments, PrintStream out, PrintStream complaints) throws IOException {
        if (arguments.length % 2 == 0) throw new IllegalArgumentException(USAGE);
        Test wanted = entry -> true;
        for (int i = 1; i < arguments.length; i += 2) {
            Test before = wanted;
            Test next = test(arguments[i], arguments[i + 1]);
            wanted = entry -> before.of(entry) && next.of(entry);
        }
        try (TreeWalk walk = Tree.at(arguments[0]).onError(error -> complaints.println(error.getMessage())).walk()) {
            while (walk.next()) {
                if (wanted.of(walk)) out.println(walk.path());
            }
        }
    }

    private static Test test(String option, String value) {
        return switch (option) {
            case "-name" -> {
                PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + value);
                yield entry -> pattern.matches(Path.of(entry.name()));
            }
            case "-type" -> {
                char letter = value.equals("f") ? '-' : value.charAt(0);
                yield entry -> entry.type().letter() == letter;
            }
            case "-size" -> {
                long bytes = Long.parseLong(value.substring(value.startsWith("+") || value.startsWith("-") ? 1 : 0));
                int sign = value.startsWith("+") ? 1 : value.startsWith("-") ? -1 : 0;
                yield entry -> Integer.signum(Long.compare(entry.size(), bytes)) == sign;
            }
            default -> throw new IllegalArgumentException(USAGE);
        };
    }
}
