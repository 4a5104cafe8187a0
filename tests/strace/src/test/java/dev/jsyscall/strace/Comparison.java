package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Parameter.Direction;
import dev.jsyscall.strace.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares what was passed, and what the kernel answered in memory, with what strace shows. */
final class Comparison {
    private final Sizes sizes;
    private final Names names;
    private final Findings findings;

    private Comparison(Sizes sizes, Names names) {
        this.sizes = sizes;
        this.names = names;
        this.findings = new Findings(names);
    }

    static List<Finding> of(Trial trial, Outcome outcome, List<Shown> shown, Sizes sizes, Names names) {
        var comparison = new Comparison(sizes, names);
        int memory = 0;
        for (int i = 0; i < trial.arguments().size(); i++) {
            Trial.Argument argument = trial.arguments().get(i);
            String place = trial.name() + "." + argument.name();
            boolean written = argument.passed() instanceof Passed.Memory && memory < outcome.memory().size();
            byte[] after = written ? outcome.memory().get(memory++) : new byte[0];
            Optional<Shown> value = shown(shown, i, argument.name());
            if (value.isPresent()) comparison.compare(place, argument.passed(), after, value.get());
            else comparison.findings.add(Kind.HIDDEN, place, "not shown");
        }
        return comparison.findings.list();
    }

    /** By position, unless strace names arguments. */
    private static Optional<Shown> shown(List<Shown> shown, int index, String name) {
        for (Shown value : shown) {
            if (value instanceof Shown.Field field && field.name().equals(name)) return Optional.of(field.value());
        }
        boolean positional = index < shown.size() && !(shown.get(index) instanceof Shown.Field);
        return positional ? Optional.of(shown.get(index)) : Optional.empty();
    }

    private void compare(String place, Passed passed, byte[] after, Shown shown) {
        switch (passed) {
            case Passed.Number number -> findings.number(place, number.value(), number.bytes(), number.group(), shown);
            case Passed.Address address ->
                findings.number(place, address.address(), sizes.arch().data().wordBytes(), Optional.empty(), shown);
            case Passed.Request request -> request(place, request, shown);
            case Passed.Text text -> text(place, text.text(), shown);
            case Passed.Memory memory -> memory(place, memory, after, shown);
        }
    }

    /** The number of an ioctl is shown by its name, or by all names that it may have, or taken apart where it has none. */
    private void request(String place, Passed.Request request, Shown shown) {
        String text = shown instanceof Shown.Word word ? word.text() : shown.toString();
        List<String> alternatives = List.of(text.split(" or ", -1));
        String detail = request.name() + " is " + text;
        // The numbers of some are made of something: EVIOCGABS(ABS_X).
        boolean named = alternatives.stream().anyMatch(a -> a.equals(request.name()) || a.startsWith(request.name() + "("))
                || alternatives.stream().anyMatch(a -> names.anywhere(a).filter(v -> v == request.value()).isPresent());
        if (named) findings.add(Kind.EQUAL, place, detail);
        else if (IoctlParts.of(text).isEmpty()) findings.add(Kind.WRONG, place, detail);
        else findings.add(IoctlParts.of(text).get() == request.value() ? Kind.BARE : Kind.WRONG, place, detail);
    }

    private void text(String place, String passed, Shown shown) {
        if (!(shown instanceof Shown.Text text)) findings.add(Kind.BARE, place, "shown as " + shown);
        else findings.add(text.bytes().equals(passed) ? Kind.EQUAL : Kind.WRONG, place, passed + " is " + text.bytes());
    }

    /** Memory that the kernel reads and writes is shown as it was before or after. */
    private void memory(String place, Passed.Memory memory, byte[] after, Shown shown) {
        if (shown instanceof Shown.Word word && word.text().matches("0x[0-9a-f]+|NULL")) {
            findings.add(memory.direction() == Direction.OUT ? Kind.HIDDEN : Kind.BARE, place, "an address");
            return;
        }
        var readings = new ArrayList<Findings>();
        if (memory.direction() != Direction.OUT) readings.add(contents(place, memory, memory.content(), shown));
        if (after.length > 0) readings.add(contents(place, memory, after, shown));
        readings.stream().min(Comparator.comparingLong(Findings::wrong)).ifPresentOrElse(
                findings::addAll, () -> findings.add(Kind.HIDDEN, place, "shown, but the kernel wrote nothing"));
    }

    private Findings contents(String place, Passed.Memory memory, byte[] content, Shown shown) {
        var contents = new Contents(sizes, names, content);
        contents.compare(place, memory.element(), memory.count(), shown);
        return contents.findings();
    }
}
