package dev.jsyscall.benchmarks.walk;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.tree.Make;
import dev.jsyscall.linux.tree.Tree;
import java.io.Closeable;

/** A tree of files of some bytes each, a hundred in each directory, for as long as it is walked. */
record Sample(String path) implements Closeable {
    private static final int WIDTH = 100;

    static Sample make(String path, int files) throws ErrnoException {
        for (int made = 0, directory = 0; made < files; directory++) {
            String name = path + "/group" + directory % 20 + "/part" + directory % 7 + "/directory" + directory;
            Make.directories(name);
            for (int i = 0; i < WIDTH && made < files; i++, made++) Fs.writeAll(name + "/file-" + i + ".txt", new byte[i], 0_644);
        }
        return new Sample(path);
    }

    @Override
    public void close() throws ErrnoException {
        Tree.at(path).remove();
    }
}
