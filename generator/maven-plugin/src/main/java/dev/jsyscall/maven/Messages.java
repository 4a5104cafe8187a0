package dev.jsyscall.maven;

import dev.jsyscall.generator.Diagnostic;
import dev.jsyscall.generator.SourceFile;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.build.BuildContext;

/** Shows errors where a person looks: as markers in an IDE, in Maven's log, and in the sentence with which the build fails. */
final class Messages {
    private final BuildContext build;
    private final Path specs;

    Messages(BuildContext build, Path specs) {
        this.build = build;
        this.specs = specs;
    }

    /**
     * Reports the errors, and clears earlier ones of the same files.
     *
     * @throws MojoFailureException if there is any error; its message has each one's file, line, column and source line
     */
    void report(List<SourceFile> own, List<Diagnostic> errors) throws MojoFailureException {
        for (SourceFile file : own) {
            build.removeMessages(file(file.path()));
        }
        for (Diagnostic error : errors) {
            build.addMessage(
                    file(error.position().file()), error.position().line(), error.position().column(), error.message(),
                    BuildContext.SEVERITY_ERROR, null);
        }
        if (!errors.isEmpty()) {
            String count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
            throw new MojoFailureException(errors.stream()
                    .map(Diagnostic::render)
                    .collect(Collectors.joining("\n", count + " in the specs of " + specs + "\n", "")));
        }
    }

    private File file(String path) {
        return specs.resolve(path).toFile();
    }
}
