package dev.jsyscall.generator.emit;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** How the names of a spec read in Java. */
final class JavaNames {
    /** What every generated record, or {@link Object}, already calls a method without parameters. */
    private static final Set<String> TAKEN =
            Set.of("segment", "toString", "hashCode", "getClass", "notify", "notifyAll", "wait", "clone", "finalize");

    private JavaNames() {}

    /** A class: {@code sockaddr_in} is {@code SockaddrIn}. */
    static String type(String name) {
        return capitalized(camel(name));
    }

    /** A typed call: {@code clock_gettime} is {@code clockGettime}, {@code fcntl.getlk} is {@code fcntlGetlk}. */
    static String method(String name) {
        return unreserved(camel(name));
    }

    /** A constant keeps its name; one that begins with a digit gets an underscore. */
    static String constant(String name) {
        return unreserved(Character.isDigit(name.charAt(0)) ? "_" + name : name);
    }

    /** A record's member keeps the kernel's name. */
    static String member(String name) {
        return TAKEN.contains(name) ? name + "_" : unreserved(name);
    }

    /** A parameter keeps the kernel's name. */
    static String parameter(String name) {
        return unreserved(name);
    }

    /** The private constant that belongs to something: {@code st_ino} is {@code ST_INO}. */
    static String upper(String name) {
        return constant(name.replace('.', '_').toUpperCase(Locale.ROOT));
    }

    static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String camel(String name) {
        var result = new StringBuilder();
        for (String word : name.split("[_.]+", -1)) {
            if (!word.isEmpty()) result.append(result.isEmpty() ? lowerIfShouting(word) : capitalized(lowerIfShouting(word)));
        }
        return result.toString();
    }

    /** {@code TIOCGWINSZ} is no way to begin a method's name. */
    private static String lowerIfShouting(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
    }

    private static String unreserved(String name) {
        return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17) || name.equals("_") ? name + "_" : name;
    }
}
