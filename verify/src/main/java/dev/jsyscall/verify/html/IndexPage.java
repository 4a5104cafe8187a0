package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.explain.DocText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where one begins: how much there is, and all subsystems. */
final class IndexPage {
    static final String PATH = "index.html";

    private final Abi abi;

    IndexPage(Abi abi) {
        this.abi = abi;
    }

    Page page() {
        String system = abi.os().substring(0, 1).toUpperCase(Locale.ROOT) + abi.os().substring(1);
        var body = new Html().element("h1", "The " + system + " ABI").line();
        body.open("p", "class", "lead").text("Every number that " + system + " promises its programs, on " + abi.arches().size()
                + " architectures: system calls, constants, records, ioctls.").close("p").line();
        body.open("ul", "class", "counts").line();
        count(body, CallsPage.PATH, "system calls", abi.arches().stream().flatMap(arch -> arch.numbers().keySet().stream()).distinct().count());
        count(body, RecordsPage.PATH, "records", abi.records().filter(record -> !record.inner()).count());
        count(body, IoctlsPage.PATH, "ioctls", abi.ioctls().count());
        count(body, "", "constants", abi.groups().mapToLong(group -> group.constants().size()).sum());
        count(body, ArchesPage.PATH, "architectures", abi.arches().size());
        body.close("ul").line();
        Map<String, List<Subsystem>> folders = new TreeMap<>();
        for (Subsystem subsystem : abi.subsystems()) {
            String label = Links.label(abi, subsystem);
            if (!empty(subsystem)) {
                folders.computeIfAbsent(label.substring(0, label.lastIndexOf('/') + 1), folder -> new ArrayList<>()).add(subsystem);
            }
        }
        folders.forEach((folder, subsystems) -> folder(body, folder, subsystems));
        return new Page(PATH, "The " + system + " ABI", "System calls, constants, records and ioctls of " + system + ".", PATH, body);
    }

    private static boolean empty(Subsystem subsystem) {
        return subsystem.groups().isEmpty() && subsystem.records().isEmpty() && subsystem.calls().isEmpty()
                && subsystem.functions().isEmpty() && subsystem.ioctls().isEmpty();
    }

    private static void count(Html body, String href, String what, long count) {
        body.open("li");
        if (!href.isEmpty()) {
            body.open("a", "href", href);
        }
        body.element("b", String.format(Locale.ROOT, "%,d", count)).text(" " + what);
        if (!href.isEmpty()) {
            body.close("a");
        }
        body.close("li").line();
    }

    private void folder(Html body, String folder, List<Subsystem> subsystems) {
        body.element("h2", folder.isEmpty() ? "Subsystems" : "Subsystems: " + folder.substring(0, folder.length() - 1)).line();
        body.open("ul", "class", "cards").line();
        for (Subsystem subsystem : subsystems) {
            body.open("li").open("a", "href", Links.page(abi, subsystem))
                    .element("b", Links.label(abi, subsystem).substring(folder.length())).text(" ")
                    .element("span", DocText.firstSentence(subsystem.doc())).close("a").close("li").line();
        }
        body.close("ul").line();
    }
}
