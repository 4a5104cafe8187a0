package dev.jsyscall.verify.unspecified;

import dev.jsyscall.generator.model.NamePattern;
import dev.jsyscall.verify.view.CEnum;
import dev.jsyscall.verify.view.CMember;
import dev.jsyscall.verify.view.CRecord;
import dev.jsyscall.verify.view.HeaderView;
import dev.jsyscall.verify.view.Macro;
import dev.jsyscall.verify.view.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A name that programs may use: an integer constant or a record.
 *
 * @param names what a rule calls names like it
 * @param header where it is
 * @param outer the record that a record is defined in, and which describes it too; empty for all else
 */
public record ShownName(Kind kind, NamePattern.Kind names, String name, String header, String outer) {
    /** What names are counted by. */
    public enum Kind {
        CONSTANT,
        IOCTL,
        RECORD
    }

    /** {@code _IOR(…)}, and what drivers make of it for themselves, such as {@code DRM_IOWR(…)}. */
    private static final Pattern REQUEST = Pattern.compile("\\(*\\s*\\w*_?IO(R|W|WR|C)?\\s*\\(.*");

    /** All names of a view that do not begin with an underscore: such are the headers' own. */
    public static List<ShownName> of(HeaderView view) {
        Map<String, ShownName> constants = new LinkedHashMap<>();
        for (Macro macro : view.macros().values()) {
            Kind kind = REQUEST.matcher(macro.body()).matches() ? Kind.IOCTL : Kind.CONSTANT;
            constants.put(macro.name(), constant(kind, macro.name(), macro.place()));
        }
        for (CEnum enumeration : view.enums()) {
            for (CEnum.Enumerator enumerator : enumeration.enumerators()) {
                constants.put(enumerator.name(), constant(Kind.CONSTANT, enumerator.name(), enumerator.place()));
            }
        }
        var names = new ArrayList<>(constants.values());
        Map<String, String> outer = new HashMap<>();
        view.records().values().forEach(record -> inside(record, record.name(), outer));
        for (CRecord record : view.records().values()) {
            String around = outer.getOrDefault(record.type(), "");
            names.add(new ShownName(Kind.RECORD, record.kind(), record.name(), record.place().header(), around));
        }
        names.removeIf(shown -> shown.name().startsWith("_"));
        return names;
    }

    static ShownName constant(Kind kind, String name, Place place) {
        return new ShownName(kind, NamePattern.Kind.CONSTANT, name, place.header(), "");
    }

    private static void inside(CRecord record, String around, Map<String, String> outer) {
        for (CMember member : record.members()) {
            member.type().record().ifPresent(inner -> {
                outer.put(inner.type(), around);
                inside(inner, around, outer);
            });
        }
    }

    ShownName as(Kind other) {
        return new ShownName(other, names, name, header, outer);
    }

    /** As a spec's rule has it. */
    @Override
    public String toString() {
        return new NamePattern(names, name).toString();
    }
}
