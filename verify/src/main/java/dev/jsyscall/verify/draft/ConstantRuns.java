package dev.jsyscall.verify.draft;

import dev.jsyscall.verify.view.CEnum;
import dev.jsyscall.verify.view.HeaderView;
import dev.jsyscall.verify.view.Macro;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds constants that belong together: those of an enumeration, and macros in a row whose names begin alike. */
final class ConstantRuns {
    /** {@code _IOR(…)}, and what drivers make of it for themselves, such as {@code DRM_IOWR(…)}. */
    private static final Pattern REQUEST = Pattern.compile("\\(*\\s*\\w*_?IO(R|W|WR|C)?\\s*\\(.*");

    private final ArchViews views;
    private final Predicate<String> wanted;
    private final Map<String, ShownConstant> constants = new LinkedHashMap<>();
    private final List<ShownConstant> requests = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();

    /** @param wanted whether a name is to be drafted */
    ConstantRuns(ArchViews views, Predicate<String> wanted) {
        this.views = views;
        this.wanted = wanted.and(name -> !name.startsWith("_"));
        enums();
        macros();
    }

    List<Run> runs() {
        return runs;
    }

    /** Numbers of ioctls. */
    List<ShownConstant> requests() {
        return requests;
    }

    private boolean fresh(String name) {
        return wanted.test(name) && !constants.containsKey(name);
    }

    private void enums() {
        Map<String, List<ShownConstant>> byKey = new LinkedHashMap<>();
        Map<String, String> tags = new HashMap<>();
        for (HeaderView view : views.views().values()) {
            for (CEnum enumeration : view.enums()) {
                if (!views.headers().contains(enumeration.place().header()) || enumeration.enumerators().isEmpty()) {
                    continue;
                }
                String first = enumeration.enumerators().get(0).name();
                String key = enumeration.name().isEmpty() ? first : enumeration.name();
                tags.put(key, enumeration.name());
                for (CEnum.Enumerator enumerator : enumeration.enumerators()) {
                    if (fresh(enumerator.name())) {
                        ShownConstant constant = constant(enumerator.name(), enumerator.value().orElse(""), enumerator.place());
                        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(constant);
                    }
                }
            }
        }
        byKey.forEach((key, members) -> runs.add(new Run(tags.getOrDefault(key, ""), true, List.copyOf(members))));
    }

    private ShownConstant constant(String name, String text, dev.jsyscall.verify.view.Place place) {
        Map<String, Long> values = new LinkedHashMap<>();
        views.views().forEach((arch, view) -> {
            Long value = view.values().get(name);
            if (value != null) {
                values.put(arch, value);
            }
        });
        var constant = new ShownConstant(name, text, place, values);
        constants.put(name, constant);
        return constant;
    }

    private void macros() {
        var single = new ArrayList<ShownConstant>();
        var found = new ArrayList<ShownConstant>();
        for (HeaderView view : views.views().values()) {
            var own = new ArrayList<ShownConstant>();
            for (Macro macro : view.macros().values()) {
                if (views.headers().contains(macro.place().header()) && fresh(macro.name())) {
                    boolean request = REQUEST.matcher(macro.body()).matches();
                    (request ? requests : own).add(constant(macro.name(), macro.body(), macro.place()));
                }
            }
            own.sort(Comparator.comparing((ShownConstant c) -> c.place().header()).thenComparing(c -> c.place().line()));
            found.addAll(own);
        }
        var run = new ArrayList<ShownConstant>();
        for (ShownConstant constant : found) {
            if (!run.isEmpty() && !joins(run, constant)) {
                end(run, single);
            }
            run.add(constant);
        }
        end(run, single);
        if (!single.isEmpty()) {
            runs.add(new Run("", false, List.copyOf(single)));
        }
    }

    /** Whether a macro's name shares as much with the run as its members do among themselves. */
    private static boolean joins(List<ShownConstant> run, ShownConstant next) {
        ShownConstant last = run.get(run.size() - 1);
        String shared = Prefixes.shared(List.of(last.name(), next.name()));
        if (shared.isEmpty() || !last.place().header().equals(next.place().header())) {
            return false;
        }
        String before = run.size() == 1 ? shared : Prefixes.shared(run.stream().map(ShownConstant::name).toList());
        return next.name().startsWith(before);
    }

    private void end(List<ShownConstant> run, List<ShownConstant> single) {
        if (run.size() == 1) {
            single.addAll(run);
        } else if (!run.isEmpty()) {
            runs.add(new Run("", false, List.copyOf(run)));
        }
        run.clear();
    }
}
