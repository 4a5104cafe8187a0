package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.explain.DocText;
import java.util.stream.Collectors;

/** Every record with its sizes. */
final class RecordsPage {
    static final String PATH = "records.html";

    private final Abi abi;

    RecordsPage(Abi abi) {
        this.abi = abi;
    }

    Page page() {
        long count = abi.records().filter(record -> !record.inner()).count();
        var body = new Html().element("h1", "Records").element("p", count + " structs and unions. Where the sizes differ between architectures,"
                + " the page of the record shows its layouts beside each other.").line();
        body.add(TableHtml.filter("Name or words")).add(TableHtml.begin("Records", "records")).open("thead").open("tr");
        for (String column : new String[] {"record", "bytes", "of", "what it is"}) {
            body.element("th", column, "scope", "col");
        }
        body.close("tr").close("thead").open("tbody").line();
        abi.subsystems().forEach(subsystem -> subsystem.records().stream().filter(record -> !record.inner())
                .forEach(record -> row(body, subsystem, record)));
        return new Page(PATH, "Records", "Sizes of the kernel's structs and unions.", PATH, body.add(TableHtml.end()));
    }

    private void row(Html body, Subsystem subsystem, RecordType record) {
        body.open("tr").open("th", "scope", "row").open("a", "href", Links.page(record)).element("code", record.cName()).close("a").close("th");
        body.element("td", sizeList(record));
        body.open("td").element("a", Links.label(abi, subsystem), "href", Links.page(abi, subsystem)).close("td");
        body.element("td", DocText.firstSentence(record.doc()), "class", "d").close("tr").line();
    }

    /** {@code 144 bytes}, or all sizes that it has somewhere. */
    static String sizes(RecordType record) {
        return record.layouts().exists() ? sizeList(record) + " bytes" : "";
    }

    private static String sizeList(RecordType record) {
        return record.layouts().map(Layout::size).distinct().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
