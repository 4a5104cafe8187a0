package dev.jsyscall.foreign;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes what a kernel unpacks as its first file system: a cpio archive in the "newc" format, everything in it root's. */
final class CpioWriter implements AutoCloseable {
    private static final int FOLDER = 0040755;
    private static final int LINK = 0120777;
    private static final int PROGRAM = 0100755;

    private final OutputStream out;
    private long position;
    private int number;

    CpioWriter(OutputStream out) {
        this.out = out;
    }

    /** A folder. The one that it lies in must be there already. */
    void folder(String name) throws IOException {
        header(name, FOLDER, 0, 0);
    }

    /** A file that may be executed. */
    void program(String name, byte[] content) throws IOException {
        header(name, PROGRAM, 0, content.length);
        write(content);
        pad();
    }

    /** A copy of {@code source}: a file, a symbolic link, or a folder with those things in it that {@code wanted} accepts. */
    void copy(Path source, String name, Predicate<Path> wanted) throws IOException {
        if (Files.isSymbolicLink(source)) {
            byte[] target = Files.readSymbolicLink(source).toString().getBytes(StandardCharsets.UTF_8);
            header(name, LINK, 0, target.length);
            write(target);
            pad();
        } else if (Files.isDirectory(source)) {
            if (!name.isEmpty()) folder(name);
            try (Stream<Path> entries = Files.list(source)) {
                for (Path entry : entries.filter(wanted).sorted().toList()) {
                    copy(entry, (name.isEmpty() ? "" : name + "/") + entry.getFileName(), wanted);
                }
            }
        } else {
            int mode = (Integer) Files.getAttribute(source, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            header(name, mode, Files.getLastModifiedTime(source).toMillis() / 1000, Files.size(source));
            position += Files.copy(source, out);
            pad();
        }
    }

    /** Numbers in hexadecimal: inode, mode, user, group, links, time, size, four of devices, the name's length with its NUL, checksum. */
    private void header(String name, int mode, long seconds, long size) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        write("070701%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x".formatted(
                ++number, mode, 0, 0, 1, seconds, size, 0, 0, 0, 0, bytes.length + 1, 0).getBytes(StandardCharsets.US_ASCII));
        write(bytes);
        write(new byte[1]);
        pad();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    private void pad() throws IOException {
        write(new byte[(int) (-position & 3)]);
    }

    @Override
    public void close() throws IOException {
        header("TRAILER!!!", 0, 0, 0);
        out.close();
    }
}
