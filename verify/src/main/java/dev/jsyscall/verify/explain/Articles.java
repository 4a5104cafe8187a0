package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.verify.facts.AbiDump;
import dev.jsyscall.verify.facts.Names;
import dev.jsyscall.verify.facts.Uses;
import java.util.ArrayList;
import java.util.List;

/** The articles about everything in an ABI. */
public final class Articles {
    private final Abi abi;
    private final CallArticle calls;
    private final IoctlArticle ioctls;
    private final FunctionArticle functions;
    private final GroupArticle groups;
    private final ConstantArticle constants;
    private final RecordArticle records;

    public Articles(Abi abi) {
        Uses uses = Uses.of(abi);
        this.abi = abi;
        this.calls = new CallArticle(abi);
        this.ioctls = new IoctlArticle(abi);
        this.functions = new FunctionArticle(abi);
        this.groups = new GroupArticle(uses);
        this.constants = new ConstantArticle(abi, uses);
        this.records = new RecordArticle(abi, uses);
    }

    public Abi abi() {
        return abi;
    }

    public Article about(ConstantGroup group) {
        return groups.of(group);
    }

    public Article about(ConstantGroup group, Constant constant) {
        return constants.of(group, constant);
    }

    public Article about(RecordType record) {
        return records.of(record);
    }

    public Article about(Call call) {
        return calls.of(call);
    }

    public Article about(Ioctl ioctl) {
        return ioctls.of(ioctl);
    }

    public Article about(Function function) {
        return functions.of(function);
    }

    /**
     * All that a name may mean: a constant ({@code O_CREAT}, {@code O.CREAT}), a group ({@code O}), a record ({@code stat},
     * {@code struct stat}), a call, also one that is only a number, an ioctl, a library function.
     */
    public List<Article> named(String name) {
        var found = new ArrayList<Article>();
        abi.groups().forEach(group -> {
            if (group.name().equals(name)) {
                found.add(about(group));
            }
            group.constants().stream().filter(constant -> constant.cName().equals(name) || Names.qualified(group, constant).equals(name))
                    .forEach(constant -> found.add(about(group, constant)));
        });
        abi.records().filter(record -> named(record, name)).forEach(record -> found.add(about(record)));
        abi.calls().filter(call -> call.name().equals(name)).forEach(call -> found.add(about(call)));
        if (abi.calls().noneMatch(call -> call.name().equals(name))) {
            calls.numberOnly(name).ifPresent(found::add);
        }
        abi.ioctls().filter(ioctl -> ioctl.name().equals(name)).forEach(ioctl -> found.add(about(ioctl)));
        abi.functions().filter(function -> function.name().equals(name)).forEach(function -> found.add(about(function)));
        return found;
    }

    private static boolean named(RecordType record, String name) {
        return record.name().equals(name) || record.cName().equals(name) || !record.inner() && AbiDump.bareName(record).equals(name);
    }
}
