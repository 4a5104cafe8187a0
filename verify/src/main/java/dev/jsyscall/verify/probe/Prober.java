package dev.jsyscall.verify.probe;

import dev.jsyscall.generator.model.Header;
import dev.jsyscall.verify.elf.ElfObject;
import dev.jsyscall.verify.probe.Claim.Absence;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Measurement.Unknown;
import dev.jsyscall.verify.probe.ProbeUnit.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Has a compiler answer claims, all in one translation unit for each set of headers. Where the headers do not know a name, the
 * compiler's errors tell which claim it is in, and the unit is compiled again without it: two or three times as a rule.
 */
public final class Prober {
    /** A compiler may hide errors behind others, but each round settles at least one claim's attempt; ordinary specs need three. */
    private static final int ROUNDS = 20;


    private final Compiler compiler;
    private final List<HeaderSet> sets;

    /** @param sets headers to ask, in this order; a claim that one does not know is put to the next */
    public Prober(Compiler compiler, List<HeaderSet> sets) {
        this.compiler = compiler;
        this.sets = List.copyOf(sets);
    }

    /**
     * What the headers say.
     *
     * @param measurements an answer for each claim without an exclusion, by the claim's index
     * @param notes headers that had to be left out, and why
     */
    public record Answers(Map<Integer, Measurement> measurements, List<String> notes) {}

    /**
     * Asks all header sets that may know a claim.
     *
     * @param headers what the specs name, in their order
     * @throws CompileException if the compiler fails for a reason that is not in a claim
     */
    public Answers measure(List<Claim> claims, List<Header> headers) throws IOException {
        var answers = new Answers(new TreeMap<>(), new ArrayList<>());
        for (HeaderSet set : sets) {
            List<Question> open = open(claims, set, answers.measurements());
            if (!open.isEmpty()) {
                List<Header> own = headers.stream().filter(header -> header.libc() == set.libc()).distinct().toList();
                merge(claims, answers.measurements(), ask(set, open, own, answers.notes()));
            }
        }
        for (int id = 0; id < claims.size(); id++) {
            if (claims.get(id).exclusion().isEmpty()) {
                answers.measurements().putIfAbsent(id, new Unknown("no header that the spec names is at hand"));
            }
        }
        return answers;
    }

    /**
     * The claims that are still to be put to a header set: those that no set before it knows, and the records whose members are among
     * them. What the kernel's headers lack is rightly absent, whatever a C library makes up for it.
     */
    private static List<Question> open(List<Claim> claims, HeaderSet set, Map<Integer, Measurement> answers) {
        Set<String> withOpenMembers = new HashSet<>();
        for (int id = 0; id < claims.size(); id++) {
            if (claims.get(id).member() && !known(answers, id)) {
                withOpenMembers.add(claims.get(id).subject());
            }
        }
        var open = new ArrayList<Question>();
        for (int id = 0; id < claims.size(); id++) {
            Claim claim = claims.get(id);
            boolean mayKnow = set.libc() ? claim.origin().libc() : claim.origin().uapi();
            boolean rightlyAbsent = answers.containsKey(id) && claim.evidence() instanceof Absence && !claim.member();
            boolean forItsMembers = claim.kind() == Kind.RECORD && withOpenMembers.contains(claim.name());
            boolean settled = rightlyAbsent || known(answers, id) && !forItsMembers;
            if (mayKnow && !settled && claim.exclusion().isEmpty()) {
                open.add(new Question(id, claim, 0));
            }
        }
        return open;
    }

    /**
     * Takes over what is new. Two header sets may have different records of one name, so a member counts only if its record is new too, or
     * has the size and alignment that it had before: {@code epoll_event.data} is a plain number in the kernel's headers, and a union in
     * the C library's.
     */
    private static void merge(List<Claim> claims, Map<Integer, Measurement> before, Map<Integer, Measurement> after) {
        Set<String> different = new HashSet<>();
        after.forEach((id, answer) -> {
            if (claims.get(id).kind() == Kind.RECORD && known(before, id) && !answer.equals(before.get(id))) {
                different.add(claims.get(id).name());
            }
        });
        after.forEach((id, answer) -> {
            if (!known(before, id) && !(claims.get(id).member() && different.contains(claims.get(id).subject()))) {
                before.put(id, answer);
            }
        });
    }

    private static boolean known(Map<Integer, Measurement> answers, int id) {
        return answers.containsKey(id) && !(answers.get(id) instanceof Unknown);
    }

    private Map<Integer, Measurement> ask(HeaderSet set, List<Question> questions, List<Header> headers, List<String> notes)
            throws IOException {
        var answers = new TreeMap<Integer, Measurement>();
        var options = new ArrayList<>(set.options());
        options.addAll(compiler.allErrors());
        var open = new ArrayList<>(questions);
        var usable = new ArrayList<>(headers);
        for (int round = 0; round < ROUNDS; round++) {
            var unit = new ProbeUnit(usable, open);
            Compiler.Output output = compiler.compile("c", unit.source(), options);
            if (output.object().isPresent()) {
                answers.putAll(unit.read(ElfObject.read(output.object().get())));
                return answers;
            }
            Errors errors = Errors.in(output.messages());
            if (errors.brokenHeader().isPresent()) {
                Header broken = usable.remove((int) errors.brokenHeader().get());
                notes.add(
                        "<" + broken.path() + "> of " + set.label() + " does not compile and is left out: " + errors.headerError());
            } else if (errors.byClaim().isEmpty()) {
                throw new CompileException(compiler.program() + " fails with " + set.label() + ":\n" + firstLines(output.messages()));
            } else {
                setAside(open, errors.byClaim(), answers);
            }
        }
        throw new CompileException(compiler.program() + " still finds errors after " + ROUNDS + " rounds with " + set.label());
    }

    /** Moves claims in whose lines there are errors on to their next way of asking, or out. */
    private static void setAside(List<Question> open, Map<Integer, String> errors, Map<Integer, Measurement> answers) {
        for (var i = open.listIterator(); i.hasNext();) {
            Question question = i.next();
            String error = errors.get(question.id());
            if (error == null) {
                continue;
            }
            if (question.attempt() + 1 < question.claim().attempts()) {
                i.set(new Question(question.id(), question.claim(), question.attempt() + 1));
            } else {
                answers.put(question.id(), new Unknown(error));
                i.remove();
            }
        }
    }

    private static String firstLines(String messages) {
        return String.join("\n", messages.lines().limit(12).toList());
    }

    /**
     * The compiler's errors, told apart by where they are.
     *
     * @param byClaim the first error in each claim's line
     * @param brokenHeader the index of the first header with an error in it
     */
    private record Errors(Map<Integer, String> byClaim, Optional<Integer> brokenHeader, String headerError) {
        static Errors in(String messages) {
            Map<Integer, String> byClaim = new HashMap<>();
            for (CompilerError error : CompilerError.in(messages)) {
                if (error.file().equals(ProbeUnit.CLAIMS)) {
                    byClaim.putIfAbsent(error.line() - 1, error.message());
                } else if (error.including().isPresent()) {
                    return new Errors(byClaim, Optional.of(error.including().getAsInt() - 1), error.message());
                }
            }
            return new Errors(byClaim, Optional.empty(), "");
        }
    }
}
