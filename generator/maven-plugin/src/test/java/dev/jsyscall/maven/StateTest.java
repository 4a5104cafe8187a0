package dev.jsyscall.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
    private static final String JAVA = "org/example/A.java";
    private static final SourceFile TYPES = new SourceFile("linux/types.abi", "type a = u8;");

    @TempDir
    Path target;

    private Folders folders;
    private State state;

    @BeforeEach
    void aRun() throws IOException {
        folders = new Folders(
                target.resolve("sources"), target.resolve("resources"), target.resolve("classes"));
        Files.createDirectories(folders.target(JAVA).getParent());
        Files.writeString(folders.target(JAVA), "class A {}");
        RecordingResolver imports = imports(TYPES);
        assertThat(imports.find("linux/types.abi")).isPresent();
        assertThat(imports.find("linux/none.abi")).isEmpty();
        assertThat(imports.under("linux")).hasSize(1);
        state = new State("inputs", imports.answers(), Map.of(JAVA, Output.digest("class A {}")));
    }

    @Test
    void survivesItsFile() throws IOException {
        Path file = target.resolve("jsyscall/generate.state");
        state.write(file);
        assertThat(State.read(file)).isEqualTo(state);
    }

    @Test
    void isCurrentWhereNothingChanged() throws IOException {
        assertThat(state.isCurrent("inputs", imports(TYPES), folders)).isTrue();
    }

    @Test
    void isNotCurrentWithOtherInputs() throws IOException {
        assertThat(state.isCurrent("others", imports(TYPES), folders)).isFalse();
    }

    @Test
    void isNotCurrentBeforeTheFirstRun() throws IOException {
        State none = State.read(target.resolve("no such file"));
        assertThat(none.isCurrent("inputs", imports(TYPES), folders)).isFalse();
    }

    @Test
    void noticesAChangedImport() throws IOException {
        SourceFile changed = new SourceFile(TYPES.path(), "type a = u16;");
        assertThat(state.isCurrent("inputs", imports(changed), folders)).isFalse();
    }

    @Test
    void noticesAnImportThatAppears() throws IOException {
        SourceFile appeared = new SourceFile("linux/none.abi", "");
        assertThat(state.isCurrent("inputs", imports(TYPES, appeared), folders)).isFalse();
    }

    @Test
    void noticesAnOutputThatSomeoneChangedOrDeleted() throws IOException {
        Files.writeString(folders.target(JAVA), "class B {}");
        assertThat(state.isCurrent("inputs", imports(TYPES), folders)).isFalse();
        Files.delete(folders.target(JAVA));
        assertThat(state.isCurrent("inputs", imports(TYPES), folders)).isFalse();
    }

    private static RecordingResolver imports(SourceFile... files) {
        return new RecordingResolver(SpecLibrary.of(List.of(files)));
    }
}
