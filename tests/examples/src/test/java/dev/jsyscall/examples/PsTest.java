package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PsTest {

    @Test
    void listsThisProcessAndTheFirst() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long parent = self.parent().map(ProcessHandle::pid).orElse(0L);
        assertThat(Ran.of(new Ps()).lines())
                .anyMatch(line -> line.matches(" +PID +PPID +UID S +RSS +TIME COMMAND"))
                .anyMatch(line -> line.matches(" +1 +0 +\\d+ [A-Z] +\\d+ +\\d+ .*"))
                .anyMatch(line -> line.matches(" +" + self.pid() + " +" + parent + " +\\d+ [A-Z] +\\d+ +\\d+ .*java.*"));
    }
}
