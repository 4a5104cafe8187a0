package dev.jsyscall.foreign;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.List;
import java.util.TreeSet;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The test classes on the class path that touch the ABI: those tagged {@code abi}. Found here, where looking for them takes no time. */
final class TestClasses {
    static final String TAG = "abi";

    private TestClasses() {}

    static List<String> tagged() {
        TestPlan plan = LauncherFactory.create().discover(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("dev.jsyscall"))
                .filters(includeClassNamePatterns(".*Tests?"), TagFilter.includeTags(TAG), EngineFilter.includeEngines("junit-jupiter"))
                .build());
        var classes = new TreeSet<String>();
        plan.getRoots().forEach(root -> plan.getDescendants(root).forEach(test -> test.getSource().ifPresent(source -> {
            if (source instanceof ClassSource found && !found.getClassName().contains("$")) classes.add(found.getClassName());
        })));
        return List.copyOf(classes);
    }
}
