package dev.jsyscall.examples;

import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.proc.ProcStat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code ps -ef}: all processes, and what they do. */
final class Ps extends Tool {
    private static final long KIBIBYTE = 1024;

    Ps() {
        super("");
    }

    @Override
    void run(String... arguments) throws IOException {
        require(arguments.length == 0);
        println("%8s %8s %8s %s %10s %8s %s".formatted("PID", "PPID", "UID", "S", "RSS", "TIME", "COMMAND"));
        for (Proc process : Proc.all()) {
            Optional<ProcStat> stat = process.tryRead(Proc::stat);
            Optional<Integer> user = process.tryRead(p -> p.status().user().effective());
            Optional<List<String>> command = process.tryRead(Proc::cmdline);
            // It may have ended meanwhile.
            if (stat.isEmpty() || user.isEmpty() || command.isEmpty()) continue;

            ProcStat it = stat.get();
            String shown = command.get().isEmpty() ? "[" + it.comm() + "]" : String.join(" ", command.get());
            println("%8d %8d %8d %c %10d %8d %s".formatted(it.pid(), it.ppid(), user.get(), it.state(), it.residentBytes() / KIBIBYTE,
                    it.userTime().plus(it.kernelTime()).toSeconds(), shown.replace('\n', ' ')));
        }
    }
}
