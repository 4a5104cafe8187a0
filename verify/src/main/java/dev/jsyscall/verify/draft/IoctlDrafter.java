package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.IoctlEncoding;
import dev.jsyscall.verify.draft.Declaration.Override;
import dev.jsyscall.verify.view.CType;
import dev.jsyscall.verify.view.HeaderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes ioctls. What the argument is for is a guess: an argument that is written into the number is read by the kernel, and so on; of one
 * that is not in the number nothing is known.
 */
final class IoctlDrafter {
    private static final Pattern SIZE = Pattern.compile("sizeof\\s?\\(([^()]*)\\)");
    private static final Pattern ARRAY = Pattern.compile("(.*?) ?((?:\\[[^\\]]*\\])*)");
    private static final int PARTS = 16;

    private final Abi abi;
    private final ArchViews views;
    private final RecordNames records;
    private final Map<String, String> expansions;

    /** @param expansions what the numbers' macros stand for */
    IoctlDrafter(Abi abi, ArchViews views, RecordNames records, Map<String, String> expansions) {
        this.abi = abi;
        this.views = views;
        this.records = records;
        this.expansions = expansions;
    }

    /** The C type whose size a request's number contains. */
    Optional<CType> type(ShownConstant request) {
        Matcher size = SIZE.matcher(expansions.getOrDefault(request.name(), ""));
        if (!size.find()) {
            return Optional.empty();
        }
        Matcher array = ARRAY.matcher(size.group(1).strip());
        if (!array.matches()) {
            return Optional.empty();
        }
        String base = array.group(1).replaceAll("\\b(const|volatile)\\b", "").strip();
        int pointers = base.length() - base.replace("*", "").length();
        var lengths = new ArrayList<String>();
        Matcher length = Pattern.compile("\\[([^\\]]*)\\]").matcher(array.group(2));
        while (length.find()) {
            lengths.add(length.group(1).strip());
        }
        return Optional.of(new CType(base.replace("*", "").strip(), Optional.empty(), pointers, lengths));
    }

    Declaration draft(ShownConstant request) throws NotDraftable {
        String arch = views.views().keySet().stream().filter(request.values()::containsKey).findFirst().orElseThrow();
        HeaderView view = Objects.requireNonNull(views.views().get(arch));
        IoctlEncoding encoding = abi.arch(arch).orElseThrow().ioctl();
        long number = Objects.requireNonNull(request.values().get(arch)) & 0xffff_ffffL;
        int direction = (int) (number >>> PARTS + encoding.sizeBits());
        char group = (char) (number >>> 8 & 0xff);
        String letter = group > ' ' && group < 0x7f && group != '\'' && group != '\\' ? "'" + group + "'" : hex(group);
        String head = letter + ", " + hex((int) number & 0xff);
        Optional<CType> type = type(request);
        if (direction == encoding.none() || type.isEmpty()) {
            if (type.isPresent() || direction != encoding.none()) {
                throw new NotDraftable("its number is not made as others are");
            }
            return declaration(request, "_IO(" + head + ") (fd)");
        }
        String name = spec(type.get(), view);
        boolean writes = direction == encoding.write();
        boolean reads = direction == encoding.read();
        String macro = writes ? "_IOW" : reads ? "_IOR" : "_IOWR";
        String passed = writes ? "in" : reads ? "out" : "inout";
        return declaration(request, macro + "(" + head + ", " + name + ") (fd, " + passed + " " + name + ")");
    }

    private String spec(CType type, HeaderView view) throws NotDraftable {
        var types = new TypeNames(view, records);
        var plain = new CType(type.base(), type.record(), type.pointers(), List.of());
        var text = new StringBuilder(types.of(plain));
        for (String length : type.lengths()) {
            try {
                text.append('[').append(Long.decode(length)).append(']');
            } catch (NumberFormatException e) {
                throw new NotDraftable("its argument has the length " + length);
            }
        }
        return text.toString();
    }

    private Declaration declaration(ShownConstant request, String definition) {
        var overrides = new ArrayList<Override>();
        var lacking = new ArrayList<>(views.views().keySet());
        lacking.removeAll(request.values().keySet());
        if (!lacking.isEmpty()) {
            overrides.add(new Override(lacking, "", "override ioctl " + request.name() + " = absent;"));
        }
        String text = "ioctl " + request.name() + " = " + definition + (lacking.isEmpty() ? "" : " varies") + ";";
        return Declaration.whole(request.place(), request.name(), text, overrides);
    }

    private static String hex(int number) {
        return number < 10 ? String.valueOf(number) : String.format(Locale.ROOT, "0x%02x", number);
    }
}
