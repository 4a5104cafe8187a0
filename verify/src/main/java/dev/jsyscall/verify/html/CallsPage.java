package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.generator.model.UndeclaredCall;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every system call's number on every architecture. */
final class CallsPage {
    static final String PATH = "calls.html";

    private final Abi abi;
    private final Map<String, Call> calls = new TreeMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    CallsPage(Abi abi) {
        this.abi = abi;
        abi.calls().filter(call -> !call.variant()).forEach(call -> calls.put(call.name(), call));
        for (UndeclaredCall call : abi.undeclared()) {
            reasons.put(call.name(), call.reason());
        }
    }

    Page page() {
        var names = new TreeSet<String>();
        abi.arches().forEach(arch -> names.addAll(arch.numbers().keySet()));
        var body = new Html().element("h1", "System calls").open("p")
                .text(names.size() + " calls in the tables of " + abi.arches().size() + " architectures. A dot: the architecture has no such call. ")
                .element("span", "typed", "class", "grade").text(" only its types are described; ")
                .element("span", "number", "class", "grade").text(" nothing but its number.").close("p").line();
        body.add(TableHtml.filter("Name or number")).add(TableHtml.begin("System call numbers", "wide numbers"));
        body.open("thead").open("tr").element("th", "call", "scope", "col");
        abi.arches().forEach(arch -> body.element("th", arch.name(), "scope", "col", "class", "n"));
        body.close("tr").close("thead").open("tbody").line();
        names.forEach(name -> row(body, name));
        return new Page(PATH, "System calls", "Numbers of all Linux system calls, on every architecture.", PATH, body.add(TableHtml.end()));
    }

    private void row(Html body, String name) {
        Call call = calls.get(name);
        body.open("tr", "id", name).open("th", "scope", "row");
        if (call != null) {
            body.open("a", "href", Links.call(name)).element("code", name).close("a");
            if (call.grade() == Grade.TYPED) {
                body.text(" ").element("span", "typed", "class", "grade");
            }
        } else {
            body.element("code", name).text(" ")
                    .element("span", "number", "class", "grade", "title", reasons.getOrDefault(name, "not described yet"));
        }
        body.close("th");
        for (Arch arch : abi.arches()) {
            Integer number = arch.numbers().get(name);
            body.element("td", number == null ? "·" : number.toString(), "class", "n");
        }
        body.close("tr").line();
    }
}
