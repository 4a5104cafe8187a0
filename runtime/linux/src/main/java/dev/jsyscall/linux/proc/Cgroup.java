package dev.jsyscall.linux.proc;

import java.util.List;

/**
 * A control group that a process is in: one of each hierarchy that is mounted, or has been.
 *
 * @param hierarchy the hierarchy's number; 0 for that of version 2
 * @param controllers what the hierarchy of version 1 controls, {@code memory}, or its name, {@code name=systemd}; none for version 2
 * @param path where in the hierarchy the group is, seen from the reader's cgroup namespace; with {@code " (deleted)"} if it was removed
 * @see <a href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</a>
 */
public record Cgroup(int hierarchy, List<String> controllers, String path) {

    /** A group. */
    public Cgroup {
        controllers = List.copyOf(controllers);
    }

    static Cgroup parse(String line) {
        String[] parts = line.split(":", 3);
        return new Cgroup(Integer.parseInt(parts[0]), parts[1].isEmpty() ? List.of() : List.of(parts[1].split(",", -1)), parts[2]);
    }

    /** Whether it is of version 2, where a process is in one group for all controllers. */
    public boolean isUnified() {
        return hierarchy == 0;
    }

    /** As its line in the file: {@code 0::/user.slice}. */
    @Override
    public String toString() {
        return hierarchy + ":" + String.join(",", controllers) + ":" + path;
    }
}
