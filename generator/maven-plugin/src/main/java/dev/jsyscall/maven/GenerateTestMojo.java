package dev.jsyscall.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Generates Java from the ABI specs of the project's tests and adds it to what is compiled for them. */
@Mojo(name = "generate-test", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public class GenerateTestMojo extends AbstractGenerateMojo {

    /** The folder of the specs. */
    @Parameter(defaultValue = "${project.basedir}/src/test/abi")
    private File specs;

    /** Where the Java sources go. */
    @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/abi")
    private File outputDirectory;

    /** Where everything else goes: service and native-image files. */
    @Parameter(defaultValue = "${project.build.directory}/generated-test-resources/abi")
    private File resourceDirectory;

    @Override
    Path specs() {
        return specs.toPath();
    }

    @Override
    Folders folders(MavenProject project) {
        return new Folders(outputDirectory.toPath(), resourceDirectory.toPath(), Path.of(project.getBuild().getTestOutputDirectory()));
    }

    @Override
    void addToBuild(MavenProject project, String sources, Resource resources) {
        project.addTestCompileSourceRoot(sources);
        project.addTestResource(resources);
    }
}
