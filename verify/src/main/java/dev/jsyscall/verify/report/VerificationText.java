package dev.jsyscall.verify.report;

import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.verify.ArchReport;
import dev.jsyscall.verify.Outcome;
import dev.jsyscall.verify.Report;
import dev.jsyscall.verify.Verdict;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A verification as text: what went wrong first, then what could not be checked and why, then the totals. */
public final class VerificationText {
    private final Report report;

    public VerificationText(Report report) {
        this.report = report;
    }

    public String render() {
        var text = new StringBuilder();
        failures(text);
        unknown(text);
        notExpressible(text);
        notes(text);
        return text.append(brief()).toString();
    }

    /** Just the totals, and what they come from. */
    public String brief() {
        var text = new StringBuilder();
        calls(text);
        totals(text);
        sources(text);
        skipped(text);
        summary(text);
        return text.toString();
    }

    private void failures(StringBuilder text) {
        var table = new Table();
        for (ArchReport arch : report.arches()) {
            for (Verdict verdict : arch.verdicts()) {
                if (verdict.failure()) {
                    String detail = verdict.outcome() == Outcome.MISMATCH ? verdict.detail() : "excluded without a reason";
                    Claim claim = verdict.claim();
                    table.row(Outcome.MISMATCH.text(), arch.arch().platform(), claim.position().toString(), claim.name(), detail);
                }
            }
        }
        section(text, table);
    }

    /** Names in groups: a header that lacks a name usually lacks it for all architectures. */
    private void unknown(StringBuilder text) {
        record Place(String position, String name) {}
        Map<Place, Set<String>> arches = new LinkedHashMap<>();
        Map<Place, String> reasons = new HashMap<>();
        for (ArchReport arch : report.arches()) {
            for (Verdict verdict : arch.with(Outcome.UNKNOWN)) {
                var place = new Place(verdict.claim().position().toString(), verdict.claim().name());
                arches.computeIfAbsent(place, name -> new LinkedHashSet<>()).add(arch.arch().name());
                reasons.putIfAbsent(place, verdict.detail());
            }
        }
        var table = new Table();
        arches.forEach((place, names) -> table.row(
                "unknown", place.position(), place.name(), names(names), reasons.getOrDefault(place, "")));
        section(text, table);
    }

    private void notExpressible(StringBuilder text) {
        Map<String, Set<String>> byReason = new LinkedHashMap<>();
        for (ArchReport arch : report.arches()) {
            for (Verdict verdict : arch.with(Outcome.NOT_EXPRESSIBLE)) {
                if (verdict.claim().kind() != Kind.FIELD) {
                    byReason.computeIfAbsent(verdict.detail(), reason -> new LinkedHashSet<>()).add(verdict.claim().name());
                }
            }
        }
        var table = new Table();
        byReason.forEach((reason, claims) -> table.row("not expressible", String.join(", ", claims) + ": " + reason));
        section(text, table);
    }

    private void notes(StringBuilder text) {
        Map<String, Set<String>> arches = new LinkedHashMap<>();
        report.arches().forEach(arch -> arch.notes().forEach(
                note -> arches.computeIfAbsent(note, n -> new LinkedHashSet<>()).add(arch.arch().name())));
        arches.forEach((note, names) -> text.append(names(names)).append(": ").append(note).append('\n'));
        if (!arches.isEmpty()) {
            text.append('\n');
        }
    }

    /** Numbers alone, as every compilation has them, say nothing of the specs at hand. */
    private void calls(StringBuilder text) {
        boolean declared = report.arches().stream().anyMatch(
                arch -> arch.calls().entries(Grade.NUMBER_ONLY).size() < arch.calls().count());
        if (!declared) {
            return;
        }
        var table = new Table();
        table.row(Stream.concat(Stream.of(""), CountsText.gradeHeads().stream()).toList());
        report.arches().forEach(arch -> table.row(
                Stream.concat(Stream.of(arch.arch().platform()), CountsText.gradeCells(arch.calls()).stream()).toList()));
        section(text, table);
    }

    private void totals(StringBuilder text) {
        var table = new Table();
        var head = new ArrayList<String>();
        head.add("");
        Stream.of(Kind.values()).forEach(kind -> head.add(kind.plural()));
        Stream.of(Outcome.values()).forEach(outcome -> head.add(outcome.text()));
        table.row(head);
        for (ArchReport arch : report.arches()) {
            var row = new ArrayList<String>();
            row.add(arch.arch().platform());
            Stream.of(Kind.values()).forEach(kind -> row.add(number(arch.count(kind))));
            Stream.of(Outcome.values()).forEach(outcome -> row.add(number(arch.count(outcome))));
            table.row(row);
        }
        var total = new ArrayList<String>();
        total.add("total");
        for (Kind kind : Kind.values()) {
            total.add(number(report.arches().stream().mapToLong(arch -> arch.count(kind)).sum()));
        }
        Stream.of(Outcome.values()).forEach(outcome -> total.add(number(report.count(outcome))));
        table.row(total);
        section(text, table);
    }

    private void sources(StringBuilder text) {
        Map<String, List<String>> arches = new LinkedHashMap<>();
        report.arches().forEach(arch -> arch.sources().forEach(
                source -> arches.computeIfAbsent(source, s -> new ArrayList<>()).add(arch.arch().name())));
        arches.forEach((source, names) -> text.append("checked with ").append(source)
                .append(names.size() == report.arches().size() ? "" : " for " + String.join(", ", names)).append('\n'));
    }

    private void skipped(StringBuilder text) {
        if (!report.limitation().isEmpty()) {
            text.append("only this machine's own architecture is checked: ").append(report.limitation()).append('\n');
        }
        if (!report.skipped().isEmpty()) {
            text.append("not checked: ").append(String.join(", ", report.skipped().keySet())).append('\n');
        }
    }

    private void summary(StringBuilder text) {
        text.append(String.format(
                Locale.ROOT, "%s %s: %,d match, %,d mismatches, %,d unknown to these headers, %,d not expressible%n",
                report.arches().size(), report.arches().size() == 1 ? "architecture" : "architectures",
                report.count(Outcome.MATCH), report.count(Outcome.MISMATCH), report.count(Outcome.UNKNOWN),
                report.count(Outcome.NOT_EXPRESSIBLE)));
    }

    private String names(Set<String> arches) {
        return arches.size() > 1 && arches.size() == report.arches().size() ? "all" : String.join(",", arches);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static void section(StringBuilder text, Table table) {
        String lines = table.render();
        if (!lines.isEmpty()) {
            text.append(lines).append('\n');
        }
    }
}
