package dev.jsyscall.linux.raw;

import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import java.util.HashMap;
import java.util.Map;

/** The number of every system call of this architecture, by the kernel's name. */
public final class Numbers {
    private Numbers() {}

    /**
     * The number of a system call.
     *
     * @return {@link dev.jsyscall.Syscall#ABSENT} if this architecture does not have it
     */
    public static int of(String name) {
        return Table.NUMBERS.getOrDefault(name, Syscall.ABSENT);
    }

    /** All names and their numbers. */
    public static Map<String, Integer> all() {
        return Table.NUMBERS;
    }

    private static String text() {
        return switch (Platform.arch()) {
            case "narrow" -> OnNarrow.TEXT;
            case "tight" -> OnTight.TEXT;
            case "wide" -> OnWide.TEXT;
            default -> "";
        };
    }

    private static final class OnNarrow {
        static final String TEXT = """
                read=1 close=2 pwrite=4 open=5 pread64=7 preadv=8 fcntl=9 getpid=10 fsync=11 sync_file_range2=23 mmap=24
                mmap2=25
                """;
    }

    private static final class OnTight {
        static final String TEXT = """
                read=1 close=2 open=5 openat=6 pread64=7 preadv=8 fcntl=9 getpid=10 fsync=11 sync_file_range=21 mmap=24
                mmap2=25 cacheflush=100
                """;
    }

    private static final class OnWide {
        static final String TEXT = """
                read=1 close=2 open=5 openat=6 pread64=7 preadv=8 fcntl=9 getpid=10 fsync=11 fadvise64=20 sync_file_range=21
                mmap=22
                """;
    }

    private static final class Table {
        static final Map<String, Integer> NUMBERS = read();

        private static Map<String, Integer> read() {
            Map<String, Integer> numbers = new HashMap<>();
            for (String entry : text().split("\\s+")) {
                int equals = entry.indexOf('=');
                if (equals > 0) numbers.put(entry.substring(0, equals), Integer.valueOf(entry.substring(equals + 1)));
            }
            return Map.copyOf(numbers);
        }
    }
}
