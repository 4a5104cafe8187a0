package dev.jsyscall.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the tagged tests are run in another Java runtime, from the runtime's first argument on. */
final class TestCommand {
    /** The report's name, in the folder that the argument {@code --reports-dir} names. */
    static final String REPORT = "TEST-junit-jupiter.xml";

    private TestCommand() {}

    /**
     * Options and arguments; more options may stand before them, and more of the launcher's arguments behind.
     *
     * @param properties system properties
     */
    static List<String> arguments(Map<String, String> properties, String classPath, List<String> classes) {
        // No optimising compiler and no collector with threads of its own: the tests are short. Emulated, they take longer than they save.
        var arguments = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(List.of("-cp", classPath, "org.junit.platform.console.ConsoleLauncher", "execute",
                "--disable-banner", "--disable-ansi-colors", "--details=testfeed",
                "--include-engine=junit-jupiter", "--include-tag=" + TestClasses.TAG));
        classes.forEach(name -> arguments.add("--select-class=" + name));
        return arguments;
    }
}
