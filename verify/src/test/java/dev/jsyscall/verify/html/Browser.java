package dev.jsyscall.verify.html;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with one page, told what to do over its debugging socket on the loopback interface. */
final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern SOCKET = Pattern.compile("\"webSocketDebuggerUrl\":\\s*\"(ws://[^\"]*/page/[^\"]*)\"");
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+)");
    private static final Pattern VALUE = Pattern.compile("\"type\":\"string\",\"value\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

    private Browser(Process process, URI page) {
        this.process = process;
        this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Answers()).join();
    }

    /** The program, where it is installed. */
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":")).flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
    }

    static Browser start(Path program, Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--hide-scrollbars", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank"))
                .redirectErrorStream(true).redirectOutput(profile.resolve("output.txt").toFile()).start();
        Path file = profile.resolve("DevToolsActivePort");
        await(() -> Files.exists(file) && Files.readString(file).contains("\n"), process);
        String port = Files.readAllLines(file).get(0);
        var pages = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
        var found = new String[1];
        await(() -> {
            Matcher matcher = SOCKET.matcher(HttpClient.newHttpClient().send(pages, BodyHandlers.ofString()).body());
            found[0] = matcher.find() ? matcher.group(1) : null;
            return found[0] != null;
        }, process);
        return new Browser(process, URI.create(found[0]));
    }

    /** Shows a file, scripts and all. */
    void open(Path file, String query) throws IOException, InterruptedException {
        String url = file.toUri().toString().replace("file:/", "file:///").replace("file://///", "file:///") + query;
        tell("Page.navigate", "{\"url\":\"" + url + "\"}");
        await(() -> evaluate("document.readyState + ' ' + location.href").equals("complete " + url), process);
    }

    void window(int width, int height, String scheme) {
        tell("Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":" + (width < 600) + "}");
        tell("Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    }

    /** A key without a character, such as {@code Enter}. */
    void press(String key) {
        int code = Map.of("Enter", 13, "ArrowDown", 40, "Escape", 27).get(key);
        String common = "\"key\":\"" + key + "\",\"code\":\"" + key + "\",\"windowsVirtualKeyCode\":" + code;
        tell("Input.dispatchKeyEvent", "{\"type\":\"rawKeyDown\"," + common + "}");
        tell("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + common + "}");
    }

    void type(String text) {
        for (char letter : text.toCharArray()) {
            tell("Input.dispatchKeyEvent", "{\"type\":\"keyDown\",\"key\":\"" + letter + "\",\"text\":\"" + letter + "\"}");
            tell("Input.dispatchKeyEvent", "{\"type\":\"keyUp\",\"key\":\"" + letter + "\"}");
        }
    }

    /** What an expression comes to, as text. */
    String evaluate(String expression) {
        String quoted = expression.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String answer = tell("Runtime.evaluate", "{\"expression\":\"String(" + quoted + ")\",\"returnByValue\":true}");
        Matcher value = VALUE.matcher(answer);
        if (!value.find()) {
            throw new AssertionError(expression + "\n" + answer);
        }
        return value.group(1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** Waits until an expression is true. */
    void await(String expression) throws IOException, InterruptedException {
        await(() -> holds(expression), process);
    }

    /** While one page makes way for the next, there is nobody to ask. */
    private boolean holds(String expression) {
        try {
            return evaluate(expression).equals("true");
        } catch (PageGone e) {
            return false;
        }
    }

    private static final class PageGone extends AssertionError {
        private static final long serialVersionUID = 1;

        PageGone(String message) {
            super(message);
        }
    }

    private String tell(String method, String parameters) {
        int id = last.incrementAndGet();
        var answer = new CompletableFuture<String>();
        waiting.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true).join();
        String text = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (text.contains("Inspected target navigated or closed") || text.contains("Execution context was destroyed")) {
            throw new PageGone(method + ": " + text);
        }
        if (text.contains("\"error\":{")) {
            throw new AssertionError(method + ": " + text);
        }
        return text;
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(Condition condition, Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (!process.isAlive()) {
                throw new IOException("the browser ended with " + process.exitValue());
            }
            if (System.nanoTime() > end) {
                throw new IOException("the browser did not get there in " + PATIENCE_SECONDS + " s");
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean complete) {
            text.append(part);
            if (complete) {
                Matcher id = ID.matcher(text);
                if (id.find()) {
                    waiting.remove(Integer.valueOf(id.group(1))).complete(text.toString());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
