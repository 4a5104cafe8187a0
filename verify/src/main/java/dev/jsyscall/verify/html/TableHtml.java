package dev.jsyscall.verify.html;

/** The frame of a long table that can be filtered, and that scrolls by itself where the window is narrow. */
final class TableHtml {
    private TableHtml() {}

    /** A field that hides the rows of the next table without a text. */
    static Html filter(String label) {
        return new Html().open("p", "class", "filter", "hidden", "").open("label").text(label + " ")
                .open("input", "type", "search", "data-filter", "", "autocomplete", "off").close("label")
                .open("output", "aria-live", "polite").close("output").close("p").line();
    }

    static Html begin(String label, String type) {
        return new Html().open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label)
                .open("table", "class", type);
    }

    static Html end() {
        return new Html().close("tbody").close("table").close("div").line();
    }
}
