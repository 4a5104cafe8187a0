package dev.jsyscall.verify.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.verify.RealSpecs;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing in Linux's specs reads like a dump: each declaration has a line of documentation. A record that is written inside another one
 * is described with the member that it is.
 */
class EverythingSaysWhatItIsTest {

    @Test
    void everyFileSaysWhatItDescribes() {
        assertThat(silent(files(RealSpecs.abi()))).as("no comment before the first import or header").isEmpty();
    }

    @Test
    void everyGroupSaysWhatItIs() {
        assertThat(silent(groups(RealSpecs.abi()))).isEmpty();
    }

    @Test
    void everyRecordSaysWhatItIs() {
        assertThat(silent(records(RealSpecs.abi()))).isEmpty();
    }

    @Test
    void everyIoctlSaysWhatItDoes() {
        assertThat(silent(ioctls(RealSpecs.abi()))).isEmpty();
    }

    @Test
    void everyCallSaysWhatItDoes() {
        assertThat(silent(calls(RealSpecs.abi()))).isEmpty();
    }

    @Test
    void whatSaysNothingIsNamedWithItsPlace() {
        Abi abi = RealSpecs.of("""
                import linux.types;
                ints LIMIT : int { MANY = 5; }
                /** TODO */
                struct pot { size: u32; }
                struct shelf { struct pots[4] { size: u32; } }
                ioctl POUR = 0x4701 (fd);
                syscall getpid(): pid_t;
                /** Who asks. */
                syscall gettid(): pid_t;
                """);
        assertThat(silent(Stream.of(groups(abi), records(abi), ioctls(abi), calls(abi)).flatMap(declarations -> declarations))).containsExactly(
                "mine.abi:2:6 LIMIT", "mine.abi:4:8 pot", "mine.abi:5:8 shelf", "mine.abi:6:7 POUR", "mine.abi:7:9 getpid");
        assertThat(silent(files(abi))).contains("mine.abi:1:1 mine");
    }

    private record Declaration(String name, String doc, Position position) {}

    /** A file of types or rules alone becomes no package, and has no place for a comment of its own. */
    private static Stream<Declaration> files(Abi abi) {
        return abi.subsystems().stream()
                .filter(f -> !(f.groups().isEmpty() && f.records().isEmpty() && f.calls().isEmpty() && f.ioctls().isEmpty()))
                .map(file -> new Declaration(file.name(), file.doc(), new Position(file.file(), 1, 1)));
    }

    private static Stream<Declaration> groups(Abi abi) {
        return abi.groups().map(group -> new Declaration(group.name(), group.doc(), group.position()));
    }

    private static Stream<Declaration> records(Abi abi) {
        return abi.records().filter(Predicate.not(RecordType::inner))
                .map(record -> new Declaration(record.name(), record.doc(), record.position()));
    }

    private static Stream<Declaration> ioctls(Abi abi) {
        return abi.ioctls().map(ioctl -> new Declaration(ioctl.name(), ioctl.doc(), ioctl.position()));
    }

    private static Stream<Declaration> calls(Abi abi) {
        return abi.calls().map(call -> new Declaration(call.name(), call.doc(), call.position()));
    }

    private static List<String> silent(Stream<Declaration> declarations) {
        return declarations.filter(d -> !said(d.doc())).map(d -> d.position() + " " + d.name()).toList();
    }

    /** What the importer leaves where a person has to write, is nothing said. */
    private static boolean said(String doc) {
        return !doc.isBlank() && !doc.startsWith("TODO");
    }
}
