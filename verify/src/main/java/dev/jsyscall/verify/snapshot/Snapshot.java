package dev.jsyscall.verify.snapshot;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.AbiSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A compiled ABI in a file, and what of it there is to read for a question. In a JVM that has just started, compiling the specs would
 * take far longer than the answer may.
 */
public final class Snapshot implements AbiSource {
    /** The places at the end of the file: the ABI without subsystems, the list of their places, the index. */
    private static final int ROOTS = 3;

    private final SnapshotReader reader;

    public Snapshot(byte[] bytes) {
        this.reader = new SnapshotReader(bytes, Abi.class.getPackageName());
    }

    /** What was packaged with the command line; empty where this is only a library. */
    public static Optional<Snapshot> bundled(String os) throws IOException {
        try (InputStream in = Snapshot.class.getResourceAsStream("/abi/" + os + ".snapshot")) {
            return in == null ? Optional.empty() : Optional.of(new Snapshot(in.readAllBytes()));
        }
    }

    public static void write(Abi abi, OutputStream out) throws IOException {
        var writer = new SnapshotWriter(out);
        int system = writer.place(new Abi(abi.os(), abi.arches(), List.of(), abi.undeclared(), abi.platform()));
        var places = new ArrayList<Integer>();
        for (Subsystem subsystem : abi.subsystems()) {
            places.add(writer.place(subsystem));
        }
        writer.finish(system, writer.place(places), writer.place(WordIndexer.index(abi).text()));
    }

    @Override
    public Abi whole() throws IOException {
        List<?> places = places();
        var all = new ArrayList<Subsystem>();
        for (Object place : places) {
            all.add(subsystem(place));
        }
        return abi(all);
    }

    @Override
    public Abi about(Collection<String> words) throws IOException {
        List<?> places = places();
        var part = new ArrayList<Subsystem>();
        for (int wanted : index().subsystems(words)) {
            part.add(subsystem(places.get(wanted)));
        }
        return abi(part);
    }

    @Override
    public Set<String> names() throws IOException {
        var names = new TreeSet<>(index().names());
        for (Arch arch : abi(List.of()).arches()) {
            names.addAll(arch.numbers().keySet());
        }
        return names;
    }

    private Abi abi(List<Subsystem> subsystems) throws IOException {
        Abi system = reader.read(reader.root(0, ROOTS), Abi.class);
        return new Abi(system.os(), system.arches(), subsystems, system.undeclared(), system.platform());
    }

    private List<?> places() throws IOException {
        return reader.read(reader.root(1, ROOTS), List.class);
    }

    private WordIndex index() throws IOException {
        return new WordIndex(reader.read(reader.root(2, ROOTS), String.class));
    }

    private Subsystem subsystem(Object place) throws IOException {
        return reader.read((Integer) place, Subsystem.class);
    }
}
