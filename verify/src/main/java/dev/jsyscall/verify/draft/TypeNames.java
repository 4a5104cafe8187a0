package dev.jsyscall.verify.draft;

import dev.jsyscall.verify.view.CRecord;
import dev.jsyscall.verify.view.CType;
import dev.jsyscall.verify.view.HeaderView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What types of C are in the language of specs. */
final class TypeNames {
    /** Types that are known by name: what they are made of differs between architectures, or says less. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("__u8", "u8"), Map.entry("__u16", "u16"), Map.entry("__u32", "u32"), Map.entry("__u64", "u64"),
            Map.entry("__s8", "s8"), Map.entry("__s16", "s16"), Map.entry("__s32", "s32"), Map.entry("__s64", "s64"),
            Map.entry("__be16", "be16"), Map.entry("__be32", "be32"), Map.entry("__be64", "be64"),
            Map.entry("__le16", "le16"), Map.entry("__le32", "le32"), Map.entry("__le64", "le64"),
            Map.entry("__sum16", "be16"), Map.entry("__wsum", "be32"),
            Map.entry("__kernel_size_t", "size_t"), Map.entry("__kernel_ssize_t", "ssize_t"), Map.entry("size_t", "size_t"),
            Map.entry("__kernel_long_t", "long"), Map.entry("__kernel_ulong_t", "ulong"), Map.entry("__kernel_old_time_t", "long"),
            Map.entry("__kernel_off_t", "long"), Map.entry("__kernel_loff_t", "s64"), Map.entry("loff_t", "s64"));

    private final HeaderView view;
    private final RecordNames records;

    TypeNames(HeaderView view, RecordNames records) {
        this.view = view;
        this.records = records;
    }

    /** A type with the lengths of its arrays. */
    String of(CType type) throws NotDraftable {
        String lengths = "";
        for (String length : type.lengths()) {
            lengths += length.isEmpty() ? "[]" : "[" + length(length) + "]";
        }
        if (type.pointers() > 0) {
            return "ptr" + lengths;
        }
        String element = element(type);
        // The typedef of an array: its own lengths are the inner ones.
        int bracket = element.indexOf('[');
        return bracket < 0 ? element + lengths : element.substring(0, bracket) + lengths + element.substring(bracket);
    }

    long length(String expression) throws NotDraftable {
        Long length = view.values().get(expression);
        if (length == null) {
            throw new NotDraftable("the length " + expression + " is not a number");
        }
        return length;
    }

    private String element(CType type) throws NotDraftable {
        String base = type.base();
        String known = KNOWN.get(base);
        if (known != null) {
            return known;
        }
        if (type.record().filter(r -> r.name().isEmpty()).isEmpty() && (base.startsWith("struct ") || base.startsWith("union "))) {
            return records.of(base).orElseThrow(() -> new NotDraftable(base + " is not specified"));
        }
        if (base.startsWith("enum")) {
            return "u32";
        }
        Optional<String> record = records.of(base);
        if (record.isPresent()) {
            return record.get();
        }
        CType named = view.typedefs().get(base);
        if (named != null) {
            return of(named);
        }
        return basic(base).orElseThrow(() -> new NotDraftable("the language has no type " + base));
    }

    private static Optional<String> basic(String base) {
        List<String> words = new ArrayList<>(Arrays.asList(base.split(" ")));
        boolean unsigned = words.remove("unsigned");
        boolean signed = words.remove("signed");
        int longs = Collections.frequency(words, "long");
        words.removeIf("long"::equals);
        boolean wide = longs > 1;
        boolean isLong = longs == 1;
        boolean isShort = words.remove("short");
        boolean integer = words.remove("int") || unsigned || signed || wide || isLong || isShort;
        String rest = String.join(" ", words);
        if (rest.equals("char")) {
            return Optional.of(unsigned ? "u8" : signed ? "s8" : "char");
        }
        if (rest.equals("_Bool")) {
            return Optional.of("u8");
        }
        if (rest.equals("float") || rest.equals("double")) {
            return isLong || wide ? Optional.empty() : Optional.of(rest);
        }
        if (!rest.isEmpty() || !integer) {
            return Optional.empty();
        }
        String name = wide ? "64" : isLong ? "long" : isShort ? "short" : "int";
        return Optional.of(wide ? (unsigned ? "u64" : "s64") : unsigned ? "u" + name : name);
    }

    /** The record that a type is made of, if it has a name. */
    Optional<CRecord> record(CType type) {
        if (type.pointers() > 0) {
            return Optional.empty();
        }
        CRecord record = view.records().get(type.base());
        if (record != null) {
            return Optional.of(record);
        }
        CType named = view.typedefs().get(type.base());
        return named == null ? Optional.empty() : record(named);
    }
}
