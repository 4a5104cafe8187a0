package dev.jsyscall.benchmarks.walk;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A walk by {@link Files#walkFileTree}. */
final class NioWalk extends SimpleFileVisitor<Path> {
    private long entries;
    private long bytes;

    private NioWalk() {}

    public static void main(String[] arguments) throws IOException {
        Rounds.run(arguments, path -> {
            NioWalk walk = new NioWalk();
            Files.walkFileTree(Path.of(path), walk);
            return new Rounds.Found(walk.entries, walk.bytes);
        });
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        return visitFile(path, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        entries++;
        bytes += attributes.size();
        return FileVisitResult.CONTINUE;
    }
}
