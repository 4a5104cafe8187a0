package dev.jsyscall.verify.draft;

import java.util.List;

/**
 * Constants that belong together.
 *
 * @param tag the name of the enumeration that they are from; empty for macros, or an enumeration without a name
 * @param enumerators whether they are from an enumeration
 */
record Run(String tag, boolean enumerators, List<ShownConstant> constants) {}
