package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What stands between a record's name and its brace.
 *
 * @param cName how C declares a variable of it ({@code struct stat}, {@code siginfo_t}), where that isn't the keyword and the name
 */
public record RecordClauses(
        Optional<Name> cName, Optional<String> prefix, boolean packed, Optional<Expression> aligned, List<Name> interfaces,
        Optional<Name> varies, Optional<Name> absent, Optional<String> exclusion) {}
