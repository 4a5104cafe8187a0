package dev.jsyscall.maven;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.emit.GeneratedFile;
import dev.jsyscall.generator.emit.JavaEmitter;
import dev.jsyscall.generator.model.Abi;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/** What the two goals that generate share: nothing is read twice, and nothing is written that is there already. */
abstract class AbstractGenerateMojo extends AbstractMojo {

    /** The package of the generated classes. */
    @Parameter(alias = "package", property = "jsyscall.package", required = true)
    private String javaPackage;

    /** The operating system that the specs describe. */
    @Parameter(property = "jsyscall.os", defaultValue = "linux")
    private String os;

    /**
     * Which spec files below the folder are to be generated, as glob patterns; all of them if there is none.
     * The others can still be imported.
     */
    @Parameter
    private List<String> includes;

    /** Generates nothing. */
    @Parameter(property = "jsyscall.skip", defaultValue = "false")
    private boolean skip;

    /** Generates even where nothing changed. */
    @Parameter(property = "jsyscall.force", defaultValue = "false")
    private boolean force;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    private BuildContext build;

    abstract Folders folders(MavenProject project);

    abstract void addToBuild(MavenProject project, String sources, Resource resources);

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: jsyscall.skip is set");
            return;
        }
        Folders folders = folders(project);
        try {
            generate(folders);
        } catch (IOException | UncheckedIOException e) {
            throw new MojoExecutionException("Cannot generate from " + folders.specs() + ": " + e, e);
        }
        Resource resources = new Resource();
        resources.setDirectory(folders.resources().toString());
        addToBuild(project, folders.sources().toString(), resources);
    }

    private void generate(Folders folders) throws IOException, MojoFailureException {
        SpecFolder specs = SpecFolder.read(folders.specs(), includes);
        List<SourceFile> own = specs.included();
        Path stateFile = Path.of(
                project.getBuild().getDirectory(), "jsyscall", execution.getGoal() + "-" + execution.getExecutionId() + ".state");
        State before = State.read(stateFile);
        RecordingResolver imports = new RecordingResolver(specs.all().or(SpecLibrary.bundled()));
        String inputs = new Fingerprint()
                .add(ToolVersion.of(execution.getMojoDescriptor().getPluginDescriptor()))
                .add(os)
                .add(javaPackage)
                .add(folders.toString())
                .addAll(own)
                .toString();
        if (!force && before.isCurrent(inputs, imports, folders)) {
            getLog().info("Nothing to generate: all " + before.outputs().size() + " files are up to date");
            return;
        }
        Output output = new Output(folders, build);
        for (GeneratedFile file : compile(own, imports, folders)) {
            output.write(file.path(), file.text());
        }
        output.deleteStale(before.outputs().keySet());
        State.of(inputs, imports, output).write(stateFile);
        getLog().info("Generated " + output + " from " + own.size() + (own.size() == 1 ? " spec" : " specs"));
    }

    private List<GeneratedFile> compile(List<SourceFile> own, RecordingResolver imports, Folders folders) throws MojoFailureException {
        if (own.isEmpty()) {
            getLog().warn("No specs in " + folders.specs());
            return List.of();
        }
        Compilation compilation = AbiCompiler.compile(os, own, imports, javaPackage);
        new Messages(build, folders.specs()).report(own, compilation.diagnostics());
        Abi abi = compilation.abi().orElseThrow(() -> new IllegalStateException("neither an ABI nor an error"));
        return JavaEmitter.emit(abi);
    }

    static Path classes(String folder) {
        return new File(folder).toPath();
    }
}
