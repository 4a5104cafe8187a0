package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.headers.Toolchains.Toolchain;
import dev.jsyscall.verify.view.CEnum;
import dev.jsyscall.verify.view.HeaderView;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What some headers show on each architecture.
 *
 * @param views by the architectures' names; the one that drafts follow comes first
 * @param headers the headers that are asked for, not those that they include
 * @param lacking architectures that show nothing of the headers, and why
 */
record ArchViews(Map<String, HeaderView> views, Set<String> headers, Map<String, String> lacking) {
    /** What headers need and do not always include. */
    private static final List<String> BASICS = List.of("linux/types.h", "linux/time.h", "linux/socket.h");

    /** It is the most complete one, and the one that most readers know. */
    private static final String LEADING = "x86_64";

    /** The headers to include to see the given ones. */
    static List<String> included(List<String> headers) {
        var included = new ArrayList<>(BASICS);
        headers.stream().filter(header -> !included.contains(header)).forEach(included::add);
        return included;
    }

    static ArchViews look(List<Arch> arches, Toolchains toolchains, List<String> headers) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Map<String, Future<HeaderView>> results = new LinkedHashMap<>();
            List<Arch> ordered = Stream.concat(arches.stream().filter(arch -> arch.name().equals(LEADING)), arches.stream()).toList();
            for (Arch arch : ordered) {
                results.computeIfAbsent(arch.name(), name -> workers.submit(task(arch, toolchains, headers)));
            }
            var views = new ArchViews(new LinkedHashMap<>(), Set.copyOf(headers), new LinkedHashMap<>());
            for (var result : results.entrySet()) {
                views.add(result.getKey(), await(result.getValue()));
            }
            return views;
        } finally {
            workers.shutdownNow();
        }
    }

    private static Callable<HeaderView> task(Arch arch, Toolchains toolchains, List<String> headers) {
        return () -> {
            Optional<Toolchain> tools = toolchains.forArch(arch, false).filter(t -> !t.kernel().isEmpty());
            if (tools.isEmpty()) {
                throw new IOException(arch.platform() + ": its headers cannot be looked at: " + toolchains.limitation());
            }
            return HeaderView.of(tools.get(), included(headers));
        };
    }

    private void add(String arch, HeaderView view) {
        boolean shows = view.macros().values().stream().anyMatch(macro -> headers.contains(macro.place().header()))
                || view.enums().stream().map(CEnum::place).anyMatch(place -> headers.contains(place.header()))
                || view.records().values().stream().anyMatch(record -> headers.contains(record.place().header()));
        if (shows) {
            views.put(arch, view);
        } else {
            List<String> reasons = headers.stream().filter(view.broken()::containsKey)
                    .map(header -> "<" + header + ">: " + view.broken().get(header)).toList();
            lacking.put(arch, reasons.isEmpty() ? "no such header, or nothing in it" : String.join("; ", reasons));
        }
    }

    private static HeaderView await(Future<HeaderView> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while looking at headers").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    HeaderView leading() {
        return views.values().iterator().next();
    }
}
