package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.RecordType.Member;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A record as a class: a view of memory, with a method pair for each member. */
final class RecordEmitter {
    private static final Pattern PADDING = Pattern.compile("_*(pad|padding|gap|fill|filler|unused)_?\\d*");

    private final Emission emission;

    RecordEmitter(Emission emission) {
        this.emission = emission;
    }

    /** The class of a record that is not written inside another one; those are nested in it. */
    TypeSpec emit(RecordType record) {
        return emit(record, false);
    }

    private TypeSpec emit(RecordType record, boolean nested) {
        ClassName name = emission.places().record(record.name());
        TypeSpec.Builder type = TypeSpec.classBuilder(name.simpleName())
                .addModifiers(PUBLIC, FINAL)
                .addSuperinterface(CoreTypes.STRUCT)
                .addJavadoc("$L", documentation(record));
        if (nested) type.addModifiers(STATIC);
        for (String interfaceName : record.interfaces()) type.addSuperinterface(ClassName.bestGuess(interfaceName));
        type.addField(size("SIZE", "Size in bytes" + (flexible(record) ? ", without the array at the end." : "."), record, Layout::size))
                .addField(size("ALIGN", "Alignment in bytes.", record, Layout::align));
        new MemoryMethods(record, name).addTo(type);
        for (Member member : record.members()) {
            if (accessible(member)) new MemberEmitter(emission, record, member, name, type).add();
        }
        type.addMethod(new StraceText(emission, record).method());
        emission.names().inside(record).forEach(r -> type.addType(emit(r, true)));
        return type.build();
    }

    private String documentation(RecordType record) {
        var text = new JavadocText().prose(record.doc().isBlank() ? "A record of the kernel's interface." : record.doc());
        if (record.layouts().exists()) text.declaration(new CDeclaration(emission.abi()).record(record));
        String where = emission.availability().sentence(record.layouts());
        return text.add(where).toString();
    }

    private FieldSpec size(String name, String doc, RecordType record, Function<Layout, Long> part) {
        return FieldSpec.builder(TypeName.INT, name, PUBLIC, STATIC, FINAL)
                .addJavadoc("$L", doc)
                .initializer(emission.arch().number(record.layouts().map(part), 0))
                .build();
    }

    /** Everything but padding, which is there to be zero. */
    static boolean accessible(Member member) {
        return member.slots().exists() && !PADDING.matcher(member.name()).matches();
    }

    static boolean flexible(RecordType record) {
        return record.members().stream().anyMatch(m -> m.slots().exists() && MemberShape.flexible(m));
    }
}
