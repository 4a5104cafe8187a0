package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of a new process by stages. An option has one value, the last that it was given, and takes its step when it got that. */
final class SpawnSteps {
    private final Map<SpawnStage, Map<Object, Step>> stages = new EnumMap<>(SpawnStage.class);

    SpawnSteps() {}

    /** A copy that changes by itself. */
    SpawnSteps(SpawnSteps other) {
        other.stages.forEach((stage, steps) -> stages.put(stage, new LinkedHashMap<>(steps)));
    }

    /** A step, and what posix_spawn cannot do of it, if anything. */
    private record Step(@Nullable String beyondPosix, ChildStep calls) {}

    /** Sets an option, known by its key, in place of what it was. */
    void set(SpawnStage stage, Object key, @Nullable String beyondPosix, ChildStep calls) {
        Map<Object, Step> steps = stages.computeIfAbsent(stage, s -> new LinkedHashMap<>());
        steps.remove(key);
        steps.put(key, new Step(beyondPosix, calls));
    }

    /** Adds the calls of a stage. */
    void addTo(ChildCalls calls, SpawnStage stage) throws ErrnoException {
        for (Step step : stages.getOrDefault(stage, Map.of()).values()) step.calls.addTo(calls);
    }

    /** What posix_spawn cannot do of all this, each said once. */
    List<String> beyondPosix() {
        List<String> beyond = new ArrayList<>();
        for (Map<Object, Step> steps : stages.values()) {
            for (Step step : steps.values()) {
                if (step.beyondPosix != null && !beyond.contains(step.beyondPosix)) beyond.add(step.beyondPosix);
            }
        }
        return beyond;
    }
}
