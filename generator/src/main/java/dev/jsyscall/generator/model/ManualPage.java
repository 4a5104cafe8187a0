package dev.jsyscall.generator.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the manual, as it is named in prose: {@code open(2)}, {@code PR_SET_NAME(2const)}.
 *
 * @param section where it is; its digit is the chapter
 */
public record ManualPage(String name, String section) {
    private static final Pattern FORM = Pattern.compile("([\\w.+-]+)\\((\\d\\w*)\\)");

    /** The page that a text is the name of. */
    public static Optional<ManualPage> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new ManualPage(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Where it can be read. */
    public String address() {
        return "https://man7.org/linux/man-pages/man" + section.charAt(0) + "/" + name + "." + section + ".html";
    }

    @Override
    public String toString() {
        return name + "(" + section + ")";
    }
}
