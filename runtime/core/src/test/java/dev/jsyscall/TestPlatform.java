package dev.jsyscall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A binding by hand: 64-bit x86 as far as core's own tests call it, and the tables of a 32-bit big-endian machine to read foreign data by.
 */
public final class TestPlatform extends Platform {
    static final int SIGNAL = 61;

    private static final FlagTable ERRNOS = FlagTable.values("E", "E", 32)
            .value("PERM", 1).value("NOENT", 2).value("INTR", 4).value("BADF", 9).value("AGAIN", 11).value("FAULT", 14).value("INVAL", 22)
            .value("NOSYS", 38).alias("WOULDBLOCK", 11)
            .build();

    @Override
    protected String os() {
        return "linux";
    }

    @Override
    protected @Nullable String archNamed(String osArch) {
        return osArch.equals("amd64") ? "x86_64" : null;
    }

    @Override
    protected List<String> arches() {
        return List.of("ppc", "x86_64");
    }

    @Override
    protected Machine machine(String arch) {
        return arch.equals("x86_64")
                ? new Machine("x86_64", 8, true, 6, new Machine.Code("b8000000004989ca0f05c3", new Machine.Hole(0, 31, 1, 0, 4)),
                        Machine.Flush.none(), new int[] {0, 336}, new int[] {424, 462})
                : new Machine("ppc", 4, false, 6, new Machine.Code("38000000", new Machine.Hole(0, 15, 0, 0, 4)),
                        Machine.Flush.none(), new int[] {0, 255});
    }

    @Override
    protected FlagTable errnos() {
        return ERRNOS;
    }

    @Override
    protected @Nullable String errnoText(int errno) {
        return switch (errno) {
            case 2 -> "No such file or directory";
            case 4 -> "Interrupted system call";
            case 9 -> "Bad file descriptor";
            case 14 -> "Bad address";
            default -> null;
        };
    }

    @Override
    protected int call(String role) {
        return switch (role) {
            case "close" -> 3;
            case "thread_id" -> 186;
            default -> throw new AssertionError(role);
        };
    }

    @Override
    protected long value(String role) {
        return switch (role) {
            case "unsupported" -> 38;
            case "interrupted" -> 4;
            case "bad_fd" -> 9;
            case "prot_read_write" -> 3;
            case "prot_read_exec" -> 5;
            case "map_private_anonymous" -> 0x22;
            default -> throw new AssertionError(role);
        };
    }

    @Override
    protected Machine.@Nullable Code code(String role) {
        return switch (role) {
            case "handler" -> new Machine.Code("c3");
            case "restorer" -> new Machine.Code("b8000000000f05", new Machine.Hole(0, 31, 1, 0, 4));
            default -> null;
        };
    }
}
