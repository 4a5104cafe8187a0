package dev.jsyscall.maven;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SourceResolver;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/** What all goals share: reading a project's specs, and saying what is wrong with them. */
abstract class AbstractSpecMojo extends AbstractMojo {

    /** The operating system that the specs describe. */
    @Parameter(property = "jsyscall.os", defaultValue = "linux")
    private String os;

    /**
     * Which spec files below the folder are the project's, as glob patterns; all of them if there is none.
     * The others can still be imported.
     */
    @Parameter
    private List<String> includes;

    /** Does nothing. */
    @Parameter(property = "jsyscall.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Inject
    private BuildContext build;

    abstract Path specs();

    abstract void execute(SpecFolder specs) throws IOException, MojoFailureException;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: jsyscall.skip is set");
            return;
        }
        try {
            execute(SpecFolder.read(specs().normalize(), includes));
        } catch (IOException | UncheckedIOException e) {
            throw new MojoExecutionException("Cannot read or write for the specs of " + specs() + ": " + e, e);
        }
    }

    String os() {
        return os;
    }

    MavenProject project() {
        return project;
    }

    BuildContext build() {
        return build;
    }

    /** Where imports come from: the project's own specs first, then those that come with jsyscall. */
    static SourceResolver imports(SpecFolder specs) {
        return specs.all().or(SpecLibrary.bundled());
    }

    /**
     * Resolves the specs, and reports errors if there are any.
     *
     * @throws MojoFailureException if there are
     */
    Abi compile(SpecFolder specs, SourceResolver imports, String javaPackage) throws MojoFailureException {
        List<SourceFile> own = specs.included();
        Compilation compilation = AbiCompiler.compile(os, own, imports, javaPackage);
        new Messages(build, specs.folder()).report(own, compilation.diagnostics());
        return compilation.abi().orElseThrow(() -> new IllegalStateException("neither an ABI nor an error"));
    }
}
