package dev.jsyscall.examples;

import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.tree.PathParts;
import dev.jsyscall.linux.tree.Tree;
import java.io.IOException;
import java.io.PrintStream;

/** Copies a file or a whole tree with all that belongs to it, like {@code cp -a}; into the target if that is a directory. */
public final class Cp {
    private Cp() {}

    /** The arguments are the source and the target. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: Cp SOURCE TARGET");
            System.exit(2);
        }
        copy(arguments[0], arguments[1], System.err);
    }

    /** What cannot be copied is left out and told of. Returns how many files, links and directories were copied. */
    static long copy(String source, String target, PrintStream complaints) throws IOException {
        boolean into = Fs.exists(target) && Fs.stat(target).isDirectory();
        String path = into ? target + "/" + PathParts.of(source).name() : target;
        return Tree.at(source).onError(error -> complaints.println(error.getMessage())).copy().merge().to(path);
    }
}
