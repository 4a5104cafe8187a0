package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PsTest {

    @Test
    void listsThisProcessAndTheFirst() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Ps.list(new PrintStream(out, true, StandardCharsets.UTF_8));
        ProcessHandle self = ProcessHandle.current();
        long parent = self.parent().map(ProcessHandle::pid).orElse(0L);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.matches(" +PID +PPID +UID S +RSS +TIME COMMAND"))
                .anyMatch(line -> line.matches(" +1 +0 +\\d+ [A-Z] +\\d+ +\\d+ .*"))
                .anyMatch(line -> line.matches(" +" + self.pid() + " +" + parent + " +\\d+ [A-Z] +\\d+ +\\d+ .*java.*"));
    }
}
