package dev.jsyscall.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Generates Java from the project's ABI specs and adds it to what is compiled. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public class GenerateMojo extends AbstractGenerateMojo {

    /** The folder of the specs. */
    @Parameter(defaultValue = "${project.basedir}/src/main/abi")
    private File specs;

    /** Where the Java sources go. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/abi")
    private File outputDirectory;

    /** Where everything else goes: service and native-image files. */
    @Parameter(defaultValue = "${project.build.directory}/generated-resources/abi")
    private File resourceDirectory;

    @Override
    Path specs() {
        return specs.toPath();
    }

    @Override
    Folders folders(MavenProject project) {
        return new Folders(outputDirectory.toPath(), resourceDirectory.toPath(), Path.of(project.getBuild().getOutputDirectory()));
    }

    @Override
    void addToBuild(MavenProject project, String sources, Resource resources) {
        project.addCompileSourceRoot(sources);
        project.addResource(resources);
    }
}
