package dev.jsyscall.verify.probe;

import dev.jsyscall.generator.model.Abi;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The other direction: calls that the headers number and the specs do not have, as those of a newer kernel. */
public final class UnlistedCalls {
    private static final String NUMBER = "__NR_";

    /** What is spelled like a call's number and is none: bases, ends and masks of number ranges. */
    private static final Pattern NO_CALL = Pattern.compile("__NR_(syscalls|arch_specific_syscall|.*Linux.*|.*SYSCALL_(BASE|MASK))");

    private UnlistedCalls() {}

    /** The macros of calls that no architecture's table has, in the order of their names. */
    public static Set<String> of(Abi abi, Compiler compiler, List<HeaderSet> sets) throws IOException {
        var unlisted = new TreeSet<String>();
        for (HeaderSet set : sets) {
            if (!set.libc()) {
                compiler.macros("#include <asm/unistd.h>\n", set.options()).stream()
                        .filter(macro -> macro.startsWith(NUMBER) && !NO_CALL.matcher(macro).matches()).forEach(unlisted::add);
            }
        }
        // A name that some other architecture has is a claim of this one too: that it lacks it.
        abi.arches().forEach(any -> any.numbers().keySet().forEach(call -> unlisted.remove(Claims.macro(call))));
        return unlisted;
    }
}
