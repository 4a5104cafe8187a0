package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;
import java.util.Set;

/** What can be set by the files in a process's directory. */
abstract sealed class ProcSettings extends ProcDirectory permits Proc {
    private static final int HEXADECIMAL = 16;

    ProcSettings(String directory) {
        super(directory);
    }

    /**
     * Writes into any of its files that take that, by name: {@code write("timerslack_ns", "50000")}.
     *
     * @param name a path that stays in the process's directory
     * @throws ErrnoException EACCES if it may not be written; EINVAL if it does not take the text
     */
    public void write(String name, String text) throws ErrnoException {
        ProcFile.write(file(name), text);
    }

    /**
     * How much the kernel would like to end it if memory is short, from 0 to 2000.
     *
     * @throws ErrnoException as for all methods of {@link Proc}
     */
    public int oomScore() throws ErrnoException {
        return Integer.parseInt(text("oom_score").strip());
    }

    /**
     * What is added to that: -1000 to 1000; -1000 has it never ended so.
     *
     * @throws ErrnoException as for all methods of {@link Proc}
     */
    public int oomScoreAdj() throws ErrnoException {
        return Integer.parseInt(text("oom_score_adj").strip());
    }

    /**
     * Sets what is added; children inherit it.
     *
     * @throws ErrnoException EINVAL if it is not -1000 to 1000; EACCES if it is lower than before and there is no CAP_SYS_RESOURCE
     */
    public void setOomScoreAdj(int adjustment) throws ErrnoException {
        write("oom_score_adj", Integer.toString(adjustment));
    }

    /**
     * What a core dump of its would have in it.
     *
     * @throws ErrnoException as for all methods of {@link Proc}
     */
    public Set<CoreDumpPart> coreDumpParts() throws ErrnoException {
        return CoreDumpPart.of(Integer.parseInt(text("coredump_filter").strip(), HEXADECIMAL));
    }

    /**
     * Sets what a core dump has in it; children inherit it.
     *
     * @throws ErrnoException as for all methods of {@link Proc}
     */
    public void setCoreDumpParts(Set<CoreDumpPart> parts) throws ErrnoException {
        write("coredump_filter", Integer.toString(CoreDumpPart.bits(parts)));
    }
}
