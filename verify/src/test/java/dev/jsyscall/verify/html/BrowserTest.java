package dev.jsyscall.verify.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.RealSpecs;
import dev.jsyscall.verify.facts.FieldFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages about the real specs, as a browser shows them. */
class BrowserTest {
    private static final List<String> EVERY_KIND = List.of(
            "index.html", "calls.html", "records.html", "ioctls.html", "arches.html", "subsystem/fcntl.html", "subsystem/termios.html",
            "call/openat.html", "call/prctl.html", "record/stat.html", "record/siginfo.html");

    @TempDir
    private static Path folder;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var program = Browser.program();
        assumeTrue(program.isPresent(), "there is no Chromium: apt-get install chromium");
        new PageSet(RealSpecs.abi()).write(folder.resolve("site"));
        browser = Browser.start(program.get(), Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aSearchFindsACall() throws IOException, InterruptedException {
        open("record/flock.html", "");
        browser.type("/");
        browser.await("document.activeElement.id === 'q'");
        browser.type("openat");
        browser.await("document.querySelectorAll('#found li').length > 1");
        assertThat(browser.evaluate("document.querySelector('#found li').innerText.replace(/\\s+/g, ' ')")).isEqualTo("openat call");
        browser.press("Enter");
        browser.await("location.pathname.endsWith('/call/openat.html') && document.readyState === 'complete'");
        assertThat(browser.evaluate("document.querySelector('h1').innerText")).isEqualTo("openat");
        assertThat(browser.evaluate("document.querySelector('main').innerText"))
                .contains("int openat(int dirfd, const char *path", "ENOENT", "open on aarch64", "257");
    }

    @Test
    void aSearchFindsConstantsWordsAndNumbers() throws IOException, InterruptedException {
        assertThat(found("O.DIRECT")).startsWith("O_DIRECT constant", "O_DIRECTORY constant");
        assertThat(found("struct sched_attr")).startsWith("sched_attr record");
        assertThat(found("0x5413")).containsExactly("TIOCGWINSZ ioctl");
        assertThat(found("getlk fcntl")).contains("fcntl.getlk call");
        assertThat(found("no_such_name_at_all")).containsExactly("nothing is called so");
    }

    @Test
    void whatASearchFindsIsWhereItSays() throws IOException, InterruptedException {
        open("index.html", "?q=O_DIRECTORY");
        browser.await("document.querySelectorAll('#found li').length > 0");
        browser.press("ArrowDown");
        assertThat(browser.evaluate("document.querySelector('[aria-selected] code').innerText")).isEqualTo("O_DIRECTORY");
        browser.evaluate("document.querySelector('[aria-selected] a').click()");
        browser.await("location.pathname.endsWith('/subsystem/fcntl.html') && document.readyState === 'complete'");
        assertThat(browser.evaluate("document.querySelector(':target').innerText")).contains("0x10000", "0x4000 aarch64");
    }

    @Test
    void aRecordPageShowsTheRightOffsets() throws IOException, InterruptedException {
        Abi abi = RealSpecs.abi();
        for (String name : List.of("stat", "flock", "epoll_event", "sched_attr")) {
            open("record/" + name + ".html", "");
            for (Arch arch : abi.arches()) {
                var expected = new TreeMap<String, String>();
                for (FieldFact field : FieldFact.of(abi, abi.record(name).orElseThrow(), arch)) {
                    expected.put(field.path(), field.offset() + "+" + field.size());
                }
                assertThat(shown(arch.name())).as("%s on %s", name, arch.name()).isEqualTo(expected);
            }
        }
    }

    /** Members lie where their offsets say, in pixels. */
    @Test
    void layoutsAreDrawnToScale() throws IOException, InterruptedException {
        for (int width : new int[] {390, 1280}) {
            browser.window(width, 900, "light");
            open("record/stat.html", "");
            assertThat(browser.evaluate("""
                    [...document.querySelectorAll('.map')].flatMap(map => {
                        const whole = map.getBoundingClientRect(), left = whole.left + map.querySelector('b').getBoundingClientRect().width;
                        const byte = (whole.right - left) / 8;
                        return [...map.querySelectorAll('i')].filter(part => {
                            const [, offset, size] = part.title.match(/offset (\\d+), size (\\d+)$/).map(Number);
                            const box = part.getBoundingClientRect();
                            const wide = Math.min(size, 8 - offset % 8) * byte;
                            return size <= 8 && !part.innerText.startsWith('…')
                                && (Math.abs(box.left - left - offset % 8 * byte) > 2 || Math.abs(box.width - wide) > 2);
                        }).map(part => part.title);
                    }).join('\\n')""")).isEmpty();
        }
    }

    @Test
    void noPageIsWiderThanAPhone() throws IOException, InterruptedException {
        browser.window(390, 844, "light");
        for (String page : EVERY_KIND) {
            open(page, "");
            assertThat(browser.evaluate("document.documentElement.scrollWidth")).as(page).isEqualTo("390");
        }
    }

    /** WCAG's measure, for words on what is behind them. */
    @Test
    void wordsStandOutInLightAndInTheDark() throws IOException, InterruptedException {
        for (String scheme : List.of("light", "dark")) {
            browser.window(1280, 900, scheme);
            for (String page : EVERY_KIND) {
                open(page, "");
                assertThat(browser.evaluate("""
                        (() => {
                            const channels = css => css.match(/[\\d.]+/g).map(Number);
                            const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
                                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                            const behind = element => {
                                for (let e = element; e; e = e.parentElement) {
                                    const color = channels(getComputedStyle(e).backgroundColor);
                                    if (color.length === 3 || color[3] === 1) return color;
                                }
                            };
                            return [...document.querySelectorAll('main *, header a, footer')].filter(element => {
                                const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
                                if (!own || element.closest('[hidden]')) return false;
                                const a = light(channels(getComputedStyle(element).color)), b = light(behind(element));
                                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
                            }).map(element => element.outerHTML.slice(0, 100)).slice(0, 5).join('\\n');
                        })()""")).as("%s, %s", page, scheme).isEmpty();
            }
        }
    }

    @Test
    void aFilterLeavesTheRowsThatHaveTheWord() throws IOException, InterruptedException {
        open("calls.html", "");
        browser.evaluate("document.querySelector('[data-filter]').focus()");
        browser.type("openat2");
        browser.await("document.querySelector('.filter output').innerText.startsWith('1 of ')");
        assertThat(browser.evaluate("[...document.querySelectorAll('tbody tr:not([hidden]) th')].map(th => th.innerText).join()"))
                .isEqualTo("openat2");
    }

    private static void open(String page, String query) throws IOException, InterruptedException {
        browser.open(folder.resolve("site").resolve(page), query);
    }

    private static List<String> found(String words) throws IOException, InterruptedException {
        open("index.html", "?q=" + words.replace(" ", "+"));
        browser.await("document.querySelectorAll('#found > *').length > 0");
        return List.of(browser.evaluate("[...document.querySelectorAll('#found > *')].map(e => e.innerText.replace(/\\s+/g, ' ')).join('|')")
                .split("\\|"));
    }

    /** Offsets and sizes from the table's columns that belong to the layout whose caption names the architecture. */
    private static TreeMap<String, String> shown(String arch) {
        String rows = browser.evaluate("""
                (() => {
                    const layout = [...document.querySelectorAll('figcaption span')].findIndex(caption =>
                        caption.innerText === 'every architecture' || caption.innerText.split(', ').includes('%s'));
                    return layout < 0 ? '' : [...document.querySelectorAll('.members tbody tr')]
                        .map(row => [row.querySelector('th').innerText, ...[...row.querySelectorAll('td.n')].slice(2 * layout).map(n => n.innerText)])
                        .filter(row => row[1] !== '–').map(row => row[0] + ' ' + row[1] + '+' + row[2]).join('\\n');
                })()""".formatted(arch));
        var shown = new TreeMap<String, String>();
        rows.lines().forEach(row -> shown.put(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1)));
        return shown;
    }
}
