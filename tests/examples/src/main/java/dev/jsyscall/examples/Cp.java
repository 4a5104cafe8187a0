package dev.jsyscall.examples;

import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.tree.PathParts;
import dev.jsyscall.linux.tree.Tree;
import java.io.IOException;

/** Copies a file or a whole tree with all that belongs to it, like {@code cp -a}; into the target if that is a directory. */
final class Cp extends Tool {
    Cp() {
        super("SOURCE TARGET");
    }

    @Override
    void run(String... arguments) throws IOException {
        require(arguments.length == 2);
        String source = arguments[0];
        String target = arguments[1];
        boolean into = Fs.exists(target) && Fs.stat(target).isDirectory();
        String copy = into ? target + "/" + PathParts.of(source).name() : target;
        Tree.at(source).onError(error -> complain(error.getMessage())).copy().merge().to(copy);
    }
}
