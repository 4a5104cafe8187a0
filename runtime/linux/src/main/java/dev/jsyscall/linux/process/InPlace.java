package dev.jsyscall.linux.process;

import dev.jsyscall.Syscall;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Makes a child's calls in this process, which becomes the program itself. */
final class InPlace {
    private InPlace() {}

    /** Makes the steps and tries the program. If that returns, what it returns is why. */
    static SpawnException run(List<ChildCalls.Entry> steps, List<ChildCalls.Entry> attempts, String program) throws SpawnException {
        for (ChildCalls.Entry step : steps) {
            long result = call(step);
            if (Syscall.isError(result) && !step.mayFail()) return failure(result, step, program);
            if (step.result().entry() >= 0) steps.get(step.result().entry()).words()[step.result().argument()] = result;
        }
        ProgramSearch search = new ProgramSearch();
        for (ChildCalls.Entry attempt : attempts) search.failed(failure(call(attempt), attempt, program));
        return search.failure();
    }

    private static long call(ChildCalls.Entry entry) {
        long[] words = entry.words();
        return Syscall.of(entry.call(), entry.number()).call(word(words[0]), word(words[1]), word(words[2]), word(words[3]), word(words[4]));
    }

    private static MemorySegment word(long value) {
        return MemorySegment.ofAddress(value);
    }

    private static SpawnException failure(long result, ChildCalls.Entry entry, String program) {
        return SpawnException.of(result, program, entry.call(), entry.arguments());
    }
}
