package dev.jsyscall.linux.abi;

import dev.jsyscall.FlagTable;
import dev.jsyscall.Machine;
import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.base.E;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What core asks about Linux, on all its architectures. Found as a service; nobody needs to name it. */
public final class LinuxPlatform extends Platform {
    /** For the service loader. */
    public LinuxPlatform() {}

    @Override
    protected String os() {
        return "linux";
    }

    @Override
    protected @Nullable String archNamed(String osArch) {
        return switch (osArch) {
            case "narrow32" -> "narrow";
            case "tight32", "tight" -> "tight";
            case "wide64" -> "wide";
            default -> null;
        };
    }

    @Override
    protected List<String> arches() {
        return List.of("narrow", "tight", "wide");
    }

    @Override
    protected Machine machine(String arch) {
        return switch (arch) {
            case "narrow" -> narrow();
            case "tight" -> tight();
            case "wide" -> wide();
            default -> throw new IllegalArgumentException("unknown architecture " + arch);
        };
    }

    private static Machine narrow() {
        return new Machine(
                "narrow", 4, false, 7,
                new Machine.Code("3800000044000002", new Machine.Hole(0, 14, 0, 0, 4)),
                Machine.Flush.none(),
                new int[] {1, 2},
                new int[] {4, 5},
                new int[] {7, 11},
                new int[] {23, 25});
    }

    private static Machine tight() {
        return new Machine(
                "tight", 4, true, 6,
                new Machine.Code("b800000000cd80", new Machine.Hole(0, 31, 1, 0, 4)),
                Machine.Flush.syscall(100),
                new int[] {1, 2},
                new int[] {5, 11},
                new int[] {21, 21},
                new int[] {24, 25},
                new int[] {100, 100});
    }

    private static Machine wide() {
        return new Machine(
                "wide", 8, true, 6,
                new Machine.Code("b8000000000f05", new Machine.Hole(0, 31, 1, 0, 4)),
                Machine.Flush.none(),
                new int[] {1, 2},
                new int[] {5, 11},
                new int[] {20, 22});
    }

    @Override
    protected FlagTable errnos() {
        return E.table();
    }

    @Override
    protected @Nullable String errnoText(int errno) {
        @Nullable String name = E.table().nameOf(errno);
        if (name == null) return null;
        return switch (name) {
            case "PERM" -> "Operation not permitted";
            default -> null;
        };
    }

    @Override
    protected int call(String role) {
        return switch (role) {
            case "close" -> 2;
            default -> Syscall.ABSENT;
        };
    }

    @Override
    protected long value(String role) {
        return switch (role) {
            case "unsupported" -> 38;
            default -> throw new IllegalArgumentException("no value has the role " + role);
        };
    }

    @Override
    protected Machine.@Nullable Code code(String role) {
        return switch (Platform.arch() + " " + role) {
            default -> null;
        };
    }
}
