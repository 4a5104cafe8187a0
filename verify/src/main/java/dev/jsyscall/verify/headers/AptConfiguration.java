package dev.jsyscall.verify.headers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A configuration of apt in a folder of its own: two suites, one architecture. The machine's configuration, package lists and
 * installed packages are neither used nor touched; only the mirror's address is taken from it. It needs no root.
 */
final class AptConfiguration {
    private static final List<String> SUITES = List.of("trixie", "sid");
    private static final String KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

    private final Path folder;
    private boolean updated;

    AptConfiguration(Path folder) {
        this.folder = folder;
    }

    /** Fetches the package lists, the first time. */
    void update() throws IOException {
        if (!updated) {
            write();
            run("apt-get", "update", "-q", "-o", "Acquire::Retries=3");
            updated = true;
        }
    }

    /** Downloads one package file into {@code target}; {@code version} may be empty for the newest. */
    void download(String name, String version, Path target) throws IOException {
        Command.run(target, environment(), List.of(
                "apt-get", "download", "-q", "-o", "Acquire::Retries=3", version.isEmpty() ? name : name + "=" + version));
    }

    private void write() throws IOException {
        Files.createDirectories(folder.resolve("lists/partial"));
        Files.createDirectories(folder.resolve("cache/archives/partial"));
        String signed = Files.exists(Path.of(KEYRING)) ? "[signed-by=" + KEYRING + "] " : "";
        var sources = new StringBuilder();
        String mirror = mirror();
        SUITES.forEach(suite -> sources.append("deb ").append(signed).append(mirror).append(' ').append(suite).append(" main\n"));
        Files.writeString(folder.resolve("sources.list"), sources);
        Files.writeString(folder.resolve("status"), "");
        Files.writeString(folder.resolve("apt.conf"), String.join("\n",
                "Dir::Etc::sourcelist \"" + folder.resolve("sources.list") + "\";",
                "Dir::Etc::sourceparts \"/dev/null\";",
                "Dir::State::lists \"" + folder.resolve("lists") + "\";",
                "Dir::State::status \"" + folder.resolve("status") + "\";",
                "Dir::Cache \"" + folder.resolve("cache") + "\";",
                "Acquire::Check-Valid-Until \"false\";", // a mirror may lag: the pinned checksum decides
                "Acquire::Languages \"none\";",
                "Debug::NoLocking \"true\";",
                "APT::Sandbox::User \"\";",
                "APT::Architecture \"amd64\";",
                "APT::Architectures { \"amd64\"; };",
                ""));
    }

    /** The Debian mirror that this machine is set up with. */
    private static String mirror() throws IOException {
        String sites = Command.run(Path.of("."), Map.of(), List.of("apt-get", "indextargets", "--format", "$(SITE)"));
        return sites.lines().filter(site -> site.endsWith("/debian") || site.endsWith("/debian/")).findFirst()
                .orElseThrow(() -> new IOException("this machine's apt knows no Debian mirror"));
    }

    private void run(String... command) throws IOException {
        Command.run(folder, environment(), List.of(command));
    }

    private Map<String, String> environment() {
        return Map.of("APT_CONFIG", folder.resolve("apt.conf").toString());
    }
}
