package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.facts.Number;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All names with the places of their pages, for the search in the browser: a script that hands its one argument to a function.
 *
 * <p>The argument is a list of lines. A line has what its names are, a page with {@code *} in place of the name, and the names in order;
 * each begins with a digit of base 36 that says how many letters it shares with the one before. A name may be followed by {@code =} and
 * its numbers in hexadecimal.
 */
final class SearchIndex {
    private static final int MOST_SHARED = 35;

    private final List<String> lines = new ArrayList<>();

    private SearchIndex() {}

    static String of(Abi abi) {
        var index = new SearchIndex();
        var declared = new HashSet<String>();
        abi.calls().map(Call::name).forEach(declared::add);
        index.line("call", Links.call("*"), declared);
        index.line("call", CallsPage.PATH + "#*", abi.arches().stream().flatMap(arch -> arch.numbers().keySet().stream())
                .filter(name -> !declared.contains(name)).toList());
        index.line("record", "record/*.html", abi.records().filter(record -> !record.inner()).map(record -> record.name()).toList());
        for (Subsystem subsystem : abi.subsystems()) {
            String place = Links.page(abi, subsystem) + "#*";
            index.line("function", place, subsystem.functions().stream().map(function -> function.name()).toList());
            index.line("ioctl", place, subsystem.ioctls().stream().map(SearchIndex::numbered).toList());
            index.line("group", Links.page(abi, subsystem) + "#group-*", subsystem.groups().stream().map(ConstantGroup::name).toList());
            index.line("constant", place, subsystem.groups().stream().flatMap(group -> group.constants().stream())
                    .map(Constant::cName).toList());
        }
        return index.lines.stream().map(line -> "\"" + line + "\"").collect(Collectors.joining(",\n", "abiNames([\n", "\n])\n"));
    }

    private static String numbered(Ioctl ioctl) {
        String numbers = ioctl.requests().distinct().stream().map(request -> Number.hex(request).substring(2)).collect(Collectors.joining(","));
        return ioctl.name() + "=" + numbers;
    }

    private void line(String kind, String place, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        var line = new StringBuilder(kind).append(' ').append(place);
        String last = "";
        for (String name : new TreeSet<>(names)) {
            int shared = shared(last, name);
            line.append(' ').append(Character.forDigit(shared, 36)).append(name, shared, name.length());
            last = name.contains("=") ? name.substring(0, name.indexOf('=')) : name;
        }
        lines.add(line.toString());
    }

    private static int shared(String a, String b) {
        int most = Math.min(MOST_SHARED, Math.min(a.length(), b.length()));
        int shared = 0;
        while (shared < most && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        return shared;
    }
}
