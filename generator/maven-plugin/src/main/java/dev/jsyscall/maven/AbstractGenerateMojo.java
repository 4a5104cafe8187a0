package dev.jsyscall.maven;

import dev.jsyscall.generator.emit.GeneratedFile;
import dev.jsyscall.generator.emit.JavaEmitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the two goals that generate share: nothing is generated twice, and nothing is written that is there already. */
abstract class AbstractGenerateMojo extends AbstractSpecMojo {

    /** The package of the generated classes. */
    @Parameter(alias = "package", property = "jsyscall.package", required = true)
    private String javaPackage;

    /** Generates even where nothing changed. */
    @Parameter(property = "jsyscall.force", defaultValue = "false")
    private boolean force;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    abstract Folders folders(MavenProject project);

    abstract void addToBuild(MavenProject project, String sources, Resource resources);

    @Override
    void execute(SpecFolder specs) throws IOException, MojoFailureException {
        Folders folders = folders(project());
        generate(specs, folders);
        Resource resources = new Resource();
        resources.setDirectory(folders.resources().toString());
        addToBuild(project(), folders.sources().toString(), resources);
    }

    private void generate(SpecFolder specs, Folders folders) throws IOException, MojoFailureException {
        Path stateFile = Path.of(
                project().getBuild().getDirectory(), "jsyscall", execution.getGoal() + "-" + execution.getExecutionId() + ".state");
        State before = State.read(stateFile);
        RecordingResolver imports = new RecordingResolver(imports(specs));
        String inputs = new Fingerprint()
                .add(ToolVersion.of(execution.getMojoDescriptor().getPluginDescriptor()))
                .add(os())
                .add(javaPackage)
                .add(folders.toString())
                .addAll(specs.included())
                .toString();
        if (!force && before.isCurrent(inputs, imports, folders)) {
            getLog().info("Nothing to generate: all " + before.outputs().size() + " files are up to date");
            return;
        }
        Output output = new Output(folders, build());
        for (GeneratedFile file : generated(specs, imports)) {
            output.write(file.path(), file.text());
        }
        output.deleteStale(before.outputs().keySet());
        State.of(inputs, imports, output).write(stateFile);
        int count = specs.included().size();
        getLog().info("Generated " + output + " from " + count + (count == 1 ? " spec" : " specs"));
    }

    private List<GeneratedFile> generated(SpecFolder specs, RecordingResolver imports) throws MojoFailureException {
        if (specs.included().isEmpty()) {
            getLog().info("There are no specs in " + specs.folder());
            return List.of();
        }
        return JavaEmitter.emit(compile(specs, imports, javaPackage));
    }
}
