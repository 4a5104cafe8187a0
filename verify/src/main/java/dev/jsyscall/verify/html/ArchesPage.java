package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.IoctlEncoding;
import dev.jsyscall.generator.model.MachineCode;

/** What the architectures have in common, and what they do not. */
final class ArchesPage {
    static final String PATH = "arches.html";

    private final Abi abi;
    private final Words words;

    ArchesPage(Abi abi, Links links) {
        this.abi = abi;
        this.words = new Words(links, "");
    }

    Page page() {
        var body = new Html().element("h1", "Architectures").line().add(TableHtml.begin("Architectures", "wide"));
        body.open("thead").open("tr");
        for (String column : new String[] {"name", "word", "byte order", "64 bits align to", "64-bit arguments", "ioctl sizes", "calls"}) {
            body.element("th", column, "scope", "col");
        }
        body.close("tr").close("thead").open("tbody").line();
        abi.arches().forEach(arch -> row(body, arch));
        body.add(TableHtml.end());
        abi.arches().forEach(arch -> section(body, arch));
        return new Page(PATH, "Architectures", "Data models, byte orders and how a system call is made.", PATH, body);
    }

    private static void row(Html body, Arch arch) {
        body.open("tr").open("th", "scope", "row").open("a", "href", "#" + arch.name()).element("code", arch.name()).close("a").close("th");
        body.element("td", arch.data().wordBytes() * Byte.SIZE + " bits");
        body.element("td", arch.data().littleEndian() ? "little endian" : "big endian");
        body.element("td", arch.data().align64() + " bytes");
        body.element("td", switch (arch.pairs()) {
            case NONE -> "one register";
            case UNALIGNED -> "two registers";
            case ALIGNED -> "an even pair of registers";
        });
        body.element("td", arch.ioctl().equals(IoctlEncoding.GENERIC) ? "14 bits" : arch.ioctl().sizeBits() + " bits");
        body.element("td", String.valueOf(arch.numbers().size())).close("tr").line();
    }

    private void section(Html body, Arch arch) {
        body.open("section", "id", arch.name()).open("h2").element("code", arch.name()).close("h2").add(words.prose(arch.doc()));
        MachineCode code = arch.code().get("syscall");
        if (code != null) {
            body.open("pre", "tabindex", "0").element("code", code.source().strip()).close("pre").line();
        }
        body.close("section").line();
    }
}
