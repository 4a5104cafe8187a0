package dev.jsyscall.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    private static final String JAVA = "org/example/A.java";
    private static final String SERVICE = "META-INF/services/org.example.A";
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    private final BuildContext build = new DefaultBuildContext(new org.sonatype.plexus.build.incremental.DefaultBuildContext());

    @TempDir
    Path target;

    private Folders folders;

    @BeforeEach
    void folders() {
        folders = new Folders(
                target.resolve("sources"), target.resolve("resources"), target.resolve("classes"));
    }

    @Test
    void javaIsApartFromResources() throws IOException {
        Output output = new Output(folders, build);
        output.write(JAVA, "class A {}");
        output.write(SERVICE, "org.example.B");

        assertThat(target.resolve("sources").resolve(JAVA)).hasContent("class A {}");
        assertThat(target.resolve("resources").resolve(SERVICE)).hasContent("org.example.B");
        assertThat(output).hasToString("2 files (2 written, 0 deleted)");
    }

    @Test
    void anUnchangedFileKeepsItsTime() throws IOException {
        new Output(folders, build).write(JAVA, "class A {}");
        Files.setLastModifiedTime(folders.target(JAVA), LONG_AGO);

        Output again = new Output(folders, build);
        again.write(JAVA, "class A {}");

        assertThat(Files.getLastModifiedTime(folders.target(JAVA))).isEqualTo(LONG_AGO);
        assertThat(again).hasToString("1 file (0 written, 0 deleted)");
    }

    @Test
    void whatIsNoLongerGeneratedIsDeletedWithItsCopies() throws IOException {
        Output output = new Output(folders, build);
        output.write(JAVA, "class A {}");
        output.write(SERVICE, "org.example.B");
        Path copy = folders.classes().resolve(SERVICE);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, "org.example.B");

        Output next = new Output(folders, build);
        next.write(JAVA, "class A {}");
        next.deleteStale(Set.of(JAVA, SERVICE));

        assertThat(folders.target(JAVA)).exists();
        assertThat(folders.target(SERVICE)).doesNotExist();
        assertThat(copy).doesNotExist();
        assertThat(next.digests()).containsOnly(Map.entry(JAVA, Output.digest("class A {}")));
    }
}
