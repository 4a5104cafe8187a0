package dev.jsyscall.benchmarks.walk;

import dev.jsyscall.linux.tree.Tree;
import dev.jsyscall.linux.tree.TreeWalk;
import java.io.IOException;

/** A walk by the library's cursor. */
final class JsyscallWalk {
    private JsyscallWalk() {}

    public static void main(String[] arguments) throws IOException {
        Rounds.run(arguments, JsyscallWalk::walk);
    }

    private static Rounds.Found walk(String path) throws IOException {
        long entries = 0;
        long bytes = 0;
        try (TreeWalk walk = Tree.at(path).walk()) {
            while (walk.next()) {
                entries++;
                bytes += walk.size();
            }
        }
        return new Rounds.Found(entries, bytes);
    }
}
