package dev.jsyscall.verify.draft;

import dev.jsyscall.verify.view.Place;
import java.util.List;

/**
 * One declaration of a draft.
 *
 * @param name what it declares, as C calls it
 * @param head the line before the items; empty if there is none
 * @param tail the line behind them; empty if there is none
 */
record Declaration(Place place, String name, String head, List<Item> items, String tail) {
    /**
     * A part that can be taken out, a constant of a group; or the whole.
     *
     * @param text one or more lines
     */
    record Item(String text, List<Override> overrides) {}

    /**
     * What some architectures have otherwise.
     *
     * @param group the group that it is part of; empty if {@code text} is the whole override
     */
    record Override(List<String> arches, String group, String text) {}

    /** Something that is one piece. */
    static Declaration whole(Place place, String name, String text, List<Override> overrides) {
        return new Declaration(place, name, "", List.of(new Item(text, overrides)), "");
    }

    Declaration without(Item item) {
        return new Declaration(place, name, head, items.stream().filter(i -> i != item).toList(), tail);
    }
}
