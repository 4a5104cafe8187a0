package dev.jsyscall.verify.view;

import dev.jsyscall.verify.headers.Toolchains.Toolchain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What macros stand for when nothing in them is a macro any more. */
public final class MacroExpansion {
    private static final String MARK = "abi_expansion_of";

    private MacroExpansion() {}

    /** The C for each name behind the given headers; empty for headers that do not preprocess. */
    public static Map<String, String> of(Toolchain tools, List<String> headers, List<String> names) throws IOException {
        var source = new StringBuilder(HeaderUnits.source(new KernelHeaders(tools.kernel()).existing(headers)));
        // What is inside of quotes is not expanded, so the string says which name it was.
        names.forEach(name -> source.append(MARK).append(" \"").append(name).append("\" ").append(name).append(" ;\n"));
        String text = tools.compiler().preprocess(source.toString(), tools.sets().get(0).options()).orElse("");
        var expansions = new LinkedHashMap<String, String>();
        List<CToken> tokens = Preprocessed.read(text, path -> "").tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(MARK)) {
                var expansion = new ArrayList<CToken>();
                String name = tokens.get(i + 1).text();
                for (i += 2; i < tokens.size() && !tokens.get(i).is(";"); i++) {
                    expansion.add(tokens.get(i));
                }
                expansions.put(name.substring(1, name.length() - 1), CLexer.text(expansion));
            }
        }
        return expansions;
    }
}
