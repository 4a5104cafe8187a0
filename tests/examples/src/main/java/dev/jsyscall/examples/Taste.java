package dev.jsyscall.examples;

import dev.jsyscall.linux.file.Dir;
import dev.jsyscall.linux.file.DirStream;
import dev.jsyscall.linux.file.DirectoryEntry;
import dev.jsyscall.linux.file.FileStatus;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.time.TimerFd;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** The code in the README, so that it stays true. */
final class Taste {
    private Taste() {}

    static void of(String path, PrintStream out) throws IOException {
        try (Dir dir = Dir.open(path); DirStream entries = dir.list()) {
            for (DirectoryEntry entry : entries) {
                FileStatus about = dir.lstat(entry.name());
                out.printf("%s %d bytes, changed %s: %s%n", about.modeText(), about.size(), about.modified(), entry.name());
            }
        }
        try (OpenFile file = OpenFile.open(path + "/greeting", "creat, rdwr, cloexec", "rw-r--r--"); // or O.CREAT | O.RDWR | O.CLOEXEC
                Child echo = Spawn.of("/bin/echo", "hello").stdout(file).start();
                TimerFd timer = TimerFd.every(Duration.ofMillis(10))) {
            out.println(echo.await());
            timer.await();
            file.position(0);
            out.print(file.readString());
        }
    }
}
