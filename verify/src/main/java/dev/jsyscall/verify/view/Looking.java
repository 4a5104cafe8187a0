package dev.jsyscall.verify.view;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.headers.Toolchains.Toolchain;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/** Looks at the headers of several architectures at a time. */
public final class Looking {
    private Looking() {}

    /** Which headers to look at. */
    public interface Choice {
        List<String> of(KernelHeaders headers) throws IOException;
    }

    /**
     * What a function makes of each architecture's view, in the order of the architectures.
     *
     * @throws IOException if an architecture's headers or a compiler for them are not to be had
     */
    public static <T> Map<Arch, T> at(
            List<Arch> arches, Toolchains toolchains, Choice choice, BiFunction<Arch, HeaderView, T> function) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Map<Arch, Future<T>> results = new LinkedHashMap<>();
            for (Arch arch : arches) {
                Callable<T> task = () -> function.apply(arch, view(arch, toolchains, choice));
                results.put(arch, workers.submit(task));
            }
            Map<Arch, T> made = new LinkedHashMap<>();
            for (var result : results.entrySet()) {
                made.put(result.getKey(), await(result.getValue()));
            }
            return made;
        } finally {
            workers.shutdownNow();
        }
    }

    private static HeaderView view(Arch arch, Toolchains toolchains, Choice choice) throws IOException {
        Toolchain tools = toolchains.forArch(arch, false).filter(t -> !t.kernel().isEmpty()).orElseThrow(
                () -> new IOException(arch.platform() + ": its headers cannot be looked at: " + toolchains.limitation()));
        return HeaderView.of(tools, choice.of(new KernelHeaders(tools.kernel())));
    }

    private static <T> T await(Future<T> result) throws IOException {
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
}
