package dev.jsyscall.verify.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.verify.RealSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages about the real specs, as files. */
class PageSetTest {
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    private static Path folder;
    private static Map<String, String> pages;

    @BeforeAll
    static void write() throws IOException {
        new PageSet(RealSpecs.abi()).write(folder);
        pages = read(folder);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Map<String, List<String>> ids = new HashMap<>();
        pages.forEach((name, text) -> ids.put(name, all(ID, text)));
        var broken = new ArrayList<String>();
        pages.forEach((name, text) -> {
            for (String href : all(HREF, text)) {
                if (href.startsWith("https://man7.org/") || href.equals("data:,")) {
                    continue;
                }
                String path = href.contains("#") ? href.substring(0, href.indexOf('#')) : href;
                String target = path.isEmpty() ? name : Path.of(name).resolveSibling(path).normalize().toString();
                boolean there = target.endsWith(".html")
                        ? ids.containsKey(target) && (!href.contains("#") || ids.get(target).contains(href.substring(href.indexOf('#') + 1)))
                        : Files.exists(folder.resolve(target));
                if (!there) {
                    broken.add(name + " -> " + href);
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void noPageHasTwoElementsWithOneId() {
        pages.forEach((name, text) -> assertThat(all(ID, text)).as(name).doesNotHaveDuplicates());
    }

    @Test
    void theNetworkIsNotNeeded() {
        pages.forEach((name, text) -> assertThat(text.replaceAll("<a href=\"https://man7.org/[^\"]*\"", "")).as(name)
                .doesNotContain("http:", "https:"));
    }

    @Test
    void everyCallAndRecordHasAPage() {
        RealSpecs.abi().calls().forEach(call -> assertThat(pages).containsKey("call/" + call.name() + ".html"));
        RealSpecs.abi().records().filter(record -> !record.inner())
                .forEach(record -> assertThat(pages).containsKey("record/" + record.name() + ".html"));
    }

    @Test
    void theyAreTheSameEveryTime(@TempDir Path again) throws IOException {
        new PageSet(RealSpecs.abi()).write(again);
        assertThat(read(again)).isEqualTo(pages);
        assertThat(again.resolve("names.js")).hasSameTextualContentAs(folder.resolve("names.js"));
    }

    @Test
    void whatSpecsSayIsTextAndNoMarkup(@TempDir Path own) throws IOException {
        new PageSet(RealSpecs.of("""
                /** A <script>alert(1)</script> & "more" in {@code a<b}. ${body} */
                header <x.h>;
                /** <img src=x onerror=alert(1)> */
                flags X prefix X_ : u32 { /** </td><script> */ A = 1; }
                """)).write(own);
        assertThat(own.resolve("subsystem/mine.html")).content()
                .contains("A &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot; in <code>a&lt;b</code>. ${body}")
                .contains("&lt;img src=x", "&lt;/td&gt;&lt;script&gt;").doesNotContain("<script>", "<img");
    }

    private static List<String> all(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        for (Matcher matcher = pattern.matcher(text); matcher.find();) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var pages = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".html")).toList()) {
                pages.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return pages;
    }
}
