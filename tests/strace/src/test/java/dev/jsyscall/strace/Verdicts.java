package dev.jsyscall.strace;

import dev.jsyscall.strace.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came of a session's calls. */
final class Verdicts {
    private static final long LACKING = -38;

    private final Session session;
    private final Map<String, String> exceptions = Tables.exceptions();
    private final Names names;
    /** The distinct findings, with a trial for each. */
    private final Map<Finding, Trial> findings = new LinkedHashMap<>();
    private final Set<String> undecoded = new TreeSet<>();
    private final Set<String> lacking = new TreeSet<>();
    private final Set<String> there = new TreeSet<>();
    private final Set<String> untyped = new TreeSet<>();
    private final List<String> lost = new ArrayList<>();
    private final Set<String> excused = new TreeSet<>();

    Verdicts(Session session) {
        this.session = session;
        this.names = new Names(session.abi(), session.arch());
        for (int i = 0; i < session.made().size(); i++) judge(i);
        lacking.removeAll(there);
    }

    private void judge(int index) {
        Trial trial = session.made().get(index);
        Outcome outcome = session.outcomes().get(index);
        if (outcome.untried()) {
            untyped.add(trial.name());
            return;
        }
        (outcome.result() == LACKING ? lacking : there).add(trial.call());
        Optional<List<Finding>> judged = session.trace().of(index).stream().filter(line -> line.startsWith(trial.call() + "("))
                .map(line -> Comparison.of(trial, outcome, TraceReader.arguments(line), new Sizes(session.abi(), session.arch()), names))
                // The Java machine makes calls of its own.
                .min(Comparator.comparingLong(found -> found.stream().filter(f -> f.kind() == Kind.WRONG).count()));
        if (judged.isPresent()) {
            judged.get().forEach(finding -> findings.putIfAbsent(finding, trial));
        } else if (session.trace().of(index).stream().anyMatch(line -> line.startsWith(unknown(trial)))) {
            undecoded.add(trial.call());
        } else {
            lost.add(trial.name() + ": " + session.trace().of(index));
        }
    }

    /** How strace shows a call that it has no name for: by number. */
    private String unknown(Trial trial) {
        return "syscall_0x" + Integer.toHexString(session.arch().numbers().get(trial.call())) + "(";
    }

    /** Calls that strace did not see. */
    List<String> lost() {
        return lost;
    }

    /** Where strace shows something else than was passed, and nobody has said why. */
    List<String> wrong() {
        return unexcused(Kind.WRONG);
    }

    /** Where strace has names for what a spec, which vouches for meanings, calls a number, and nobody has said why. */
    List<String> unnamed() {
        return unexcused(Kind.NAMED);
    }

    private List<String> unexcused(Kind kind) {
        Map<String, String> shown = new TreeMap<>();
        findings.forEach((finding, trial) -> {
            if (finding.kind() == kind && (kind == Kind.WRONG || trial.semantic()) && !excused(finding.place())) {
                shown.putIfAbsent(finding.place(), finding.detail());
            }
        });
        return shown.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).toList();
    }

    private boolean excused(String place) {
        Optional<String> exception = exceptions.keySet().stream().filter(e -> place.equals(e) || place.startsWith(e + ".")).findFirst();
        exception.ifPresent(excused::add);
        return exception.isPresent();
    }

    /** Exceptions that nothing is excused by any more. */
    Set<String> idle() {
        wrong();
        unnamed();
        Set<String> idle = new TreeSet<>(exceptions.keySet());
        idle.removeAll(excused);
        return idle;
    }

    /** For people: how much was compared, and what could not be. */
    String summary() {
        var text = new StringBuilder();
        Set<String> calls = new TreeSet<>();
        session.made().forEach(trial -> calls.add(trial.call()));
        text.append(String.format("%s: %,d calls of %d kinds%n", session.strace(), session.made().size(), calls.size()));
        for (Kind kind : Kind.values()) {
            long places = findings.keySet().stream().filter(f -> f.kind() == kind).map(Finding::place).distinct().count();
            text.append(String.format("%-7s %,d places%n", kind, places));
        }
        Set<String> held = new TreeSet<>(calls);
        held.retainAll(Tables.held().keySet());
        list(text, "strace answers instead of the kernel", held);
        list(text, "not made, as strace does not know what must be held", session.unmade());
        list(text, "strace does not know, so that only the number was compared", undecoded);
        list(text, "this kernel lacks", lacking);
        list(text, "made by the raw method alone, as the typed one takes something else", untyped);
        list(text, "strace shows a number, an address or nothing in each case", blind());
        return text.toString();
    }

    /** Places at which nothing could ever be compared. */
    private Set<String> blind() {
        Set<String> blind = new TreeSet<>();
        findings.keySet().forEach(finding -> blind.add(finding.place()));
        findings.keySet().stream().filter(f -> f.kind() == Kind.EQUAL || f.kind() == Kind.WRONG || f.kind() == Kind.NAMED)
                .forEach(finding -> blind.remove(finding.place()));
        return blind;
    }

    private static void list(StringBuilder text, String what, Set<String> names) {
        text.append(String.format("%n%s (%d): %s%n", what, names.size(), String.join(", ", names)));
    }
}
