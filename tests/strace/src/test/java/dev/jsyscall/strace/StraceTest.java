package dev.jsyscall.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every declared call is made on the live kernel, with arguments that do no harm, and strace tells what it was: its name, the names of its
 * flags, the members of its records. What strace says comes from people who read the kernel, and not our specs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StraceTest {
    private static final Path REPORT = Path.of("target", "strace-report.txt");

    private Session session;
    private Verdicts verdicts;

    @BeforeAll
    void makeTheCalls() throws IOException, InterruptedException {
        session = Session.run();
        verdicts = new Verdicts(session);
        Files.writeString(REPORT, verdicts.summary());
        System.out.println(verdicts.summary());
    }

    @Test
    void straceSeesEveryCall() {
        assertThat(verdicts.lost()).isEmpty();
    }

    @Test
    void everyDeclaredCallIsMade() {
        Set<String> calls = new TreeSet<>(session.unmade());
        session.made().forEach(trial -> calls.add(trial.call()));
        assertThat(session.abi().calls().filter(call -> call.numbers().on(session.arch()).isPresent()))
                .allSatisfy(call -> assertThat(calls).contains(call.kernelName()));
    }

    @Test
    void straceShowsWhatWasPassed() {
        assertThat(verdicts.wrong()).as("wrong in a spec, or to be explained in exceptions.tsv or names.tsv").isEmpty();
    }

    @Test
    void straceHasNoNamesWhereTheSpecsHaveNumbers() {
        assertThat(verdicts.unnamed()).as("to be named in a spec, or to be explained in exceptions.tsv").isEmpty();
    }

    @Test
    void everyExceptionIsNeeded() {
        assertThat(verdicts.idle()).isEmpty();
    }

    @Test
    void everyCallThatIsHeldExists() {
        Set<String> held = new TreeSet<>(Tables.held().keySet());
        session.abi().arches().forEach(arch -> held.removeAll(arch.numbers().keySet()));
        assertThat(held).isEmpty();
    }
}
