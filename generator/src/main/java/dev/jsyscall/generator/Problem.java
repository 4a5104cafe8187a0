package dev.jsyscall.generator;

import java.util.Locale;

/** Every kind of error that a spec can have, with what is said about it. */
public enum Problem {
    // ---- characters and words

    BAD_CHARACTER("`%s` means nothing here; remove it"),
    STRING_NOT_CLOSED("this string is not closed; a double quotation mark ends it, on the same line"),
    CHARACTER_NOT_CLOSED("a character is one letter or escape between single quotes, such as 'T' or '\\n'"),
    COMMENT_NOT_CLOSED("this comment is never closed"),
    UNKNOWN_ESCAPE("there is no escape `%s`; the language has \\n \\t \\r \\0 \\\\ \\'"),
    LEADING_ZERO("`%s` begins with 0; write 0o%s for octal or leave the zero out for decimal"),
    NO_DIGITS("`%s` has no digits"),
    NOT_A_NUMBER("`%s` is not a number; digits after 0x, 0o and 0b are those of the base, and words begin with a letter"),
    NUMBER_TOO_LARGE("`%s` does not fit in 64 bits"),
    COUNT_TOO_LARGE("`%s` is too large for a count; 65535 is the most"),

    // ---- syntax

    UNEXPECTED_TOKEN("expected %s, found %s"),
    SEMICOLON_MISSING("`;` is missing before %s"),
    BRACE_NOT_CLOSED("this `{` is never closed; add `}` before the next declaration"),
    UNKNOWN_STATEMENT("`%s` does not begin a declaration%s"),
    STRAY_DOC("a documentation comment stands before the declaration or member it describes; use /* */ or // elsewhere"),
    TOO_DEEP("this goes deeper than %s levels; write it in simpler parts"),
    REPEATED_CLAUSE("`%s` stands here already; remove one"),
    IOCTL_MACRO_ARGUMENTS("%s %s"),
    INNER_LENGTH_MISSING("an array of inner records needs a length; only a member with a type can be a flexible tail"),
    ANONYMOUS_NOT_PLAIN("an anonymous %s has neither a C name nor a length; give it a name"),
    EXCLUSION_WITHOUT_REASON("`unverified` needs a reason"),
    OMISSION_WITHOUT_REASON("`omit` needs a reason, in double quotes before the semicolon"),
    BLANK_IN_PATTERN("a blank before `%s`; patterns are written without, and a comma stands between two of them"),
    OMITTED_TWICE("`%s` is left out at %s already; remove one"),
    PATTERN_OF_EVERYTHING("`%s` matches every name; say which by a part that they share"),
    CLAUSE_ON_INNER_RECORD("`%s` belongs to a record of its own; an inner one takes `prefix`, `packed` and `aligned` only"),

    // ---- names

    UNKNOWN_IMPORT("there is no file %s%s"),
    UNKNOWN_NAME("there is no type, record or group `%s`%s"),
    NOT_IMPORTED("`%s` is declared in %s; add `import %s;`"),
    UNKNOWN_CONSTANT("group %s has no constant `%s`%s"),
    UNKNOWN_ARCH("there is no architecture `%s`%s"),
    UNKNOWN_CALL("there is no declaration `syscall %s`%s"),
    UNKNOWN_PARAMETER("there is no parameter `%s`%s"),
    UNKNOWN_ERRNO("there is no error `%s`%s"),
    UNKNOWN_NUMBER_TABLE("there is no number table `%s`%s"),
    UNKNOWN_CALL_NUMBER("`%s` is not in the number table of %s%s"),
    UNKNOWN_CHOICE("there is no %s `%s`; choose %s"),
    CALL_WITHOUT_NUMBER("no architecture has a number for `%s`%s"),
    UNDECLARED_IS_DECLARED("`%s` is at %s already; a call is declared, or has one reason not to be"),
    NOT_A_GROUP("`%s` is not a group of constants"),
    BARE_NAME("`%s` alone is a constant only inside its own group; write GROUP.%1$s"),
    DECLARED_TWICE("`%s` is declared at %s already; choose another name"),
    BUILT_IN_NAME("`%s` is a built-in type; choose another name"),
    REPEATED_IN_LIST("`%s` is in this list twice; remove one"),
    DEFINED_BY_ITSELF("`%s` is defined by itself"),

    // ---- constants

    BAD_GROUP_WIDTH("`%s` is no width for constants; choose u8 to u64, s8 to s64, int, uint, long or ulong"),
    EMPTY_GROUP("group `%s` has no constants"),
    DOES_NOT_FIT("`%s` is %s, which does not fit %s (%s to %s)"),
    EXISTS_NOWHERE("`%s` exists on no architecture; give it a value here or in an override"),
    DIFFERS_UNMARKED("`%s` differs between architectures (%s); mark it `varies`"),
    SAME_VALUE("`%s` has the value of `%s`; make it an alias"),
    ALIAS_OF_NOTHING("`%s` has the value of no other constant of %s; remove `alias`"),
    FIELD_OUTSIDE_FLAGS("`%s` is a field of bits, which only `flags` have, and this is `%s`"),
    OUTSIDE_FIELD("`%s` has bits outside the mask of its field `%s`"),
    DIVISION_BY_ZERO("division by zero"),
    BAD_SHIFT("a shift by %s; 0 to 63 is possible"),
    NOT_A_PLAIN_NUMBER("`%s` has no meaning here; system call numbers are plain numbers"),
    IOCTL_PART_TOO_LARGE("type %s, number %s or size %s does not fit an ioctl number (255, 255 and %s are the most)"),

    // ---- types and records

    GROUP_AS_TYPE("`%s` is a group of constants and no type; write `%2$s in %1$s`"),
    WRONG_KEYWORD("`%s` is %s"),
    MEMBER_TWICE("there is a member `%s` already; members of anonymous records count too"),
    FLEXIBLE_NOT_LAST("nothing can follow an array without a length"),
    ARRAY_OF_FLEXIBLE("what ends in an array without a length has no size, so there is no array of it"),
    SIZE_OF_FLEXIBLE("an array without a length has no size"),
    NEGATIVE_LENGTH("a length of %s; arrays have no negative length"),
    TOO_LARGE("this is larger than 2 GiB"),
    ABSENT_HERE("`%s` does not exist on %s; override what uses it there"),
    BITS_OF_NO_INTEGER("`%s` is no integer of the machine's byte order, so there are no bit-fields of it"),
    BAD_BIT_WIDTH("a bit-field of %s bits; %s has 1 to %s"),
    ALIGNED_BITS("a bit-field has no alignment of its own"),
    BITS_TOO_SPREAD("bit-field `%s` lies in more bytes than one access reads; pack it otherwise"),
    BAD_ALIGNMENT("an alignment of %s; powers of two from 1 to %s are possible"),

    // ---- calls

    PARAMETER_TWICE("there is a parameter `%s` already"),
    NOT_A_NUMBER_TYPE("`%s` is not a number; such things are passed by address, with `in`, `out` or `inout`"),
    GROUP_IN_GROUP("`%s` is a group already; write its name alone, or a type before `in`"),
    SIZEOF_NO_POINTER("`%s` does not point to anything that has a size; `sizeof` takes an `in`, `out` or `inout` parameter"),
    LENGTH_NO_NUMBER("`%s` is no number, nor the address of one, and so no length"),
    HALVES_OF_NO_64_BIT("`%s` has no 64 bits to halve"),
    HALVES_IN_FUNCTION("`halves` is for system calls; a function takes the value whole"),
    DEFAULT_NOT_POSSIBLE("a parameter `%s` has no default; only numbers, descriptors, addresses and what may be NULL (`?`) have one"),
    POINTER_DEFAULT("the default of a pointer can only be 0"),
    RESULT_NOT_OWNED("a descriptor that a call makes belongs to the caller; write `owned fd`"),
    ROUTE_TO_ABSENT("`%s` does not exist on %s either; add a route to it or an architecture to the condition"),
    ROUTE_IN_CIRCLE("`%s` leads back to `%s` on %s"),
    ROUTE_ARGUMENT_COUNT("the number of arguments is wrong: `%s` takes %s of them, constants and sizes not counted, and gets %s"),
    BAD_ROUTE_ARGUMENT("`%s` is too much for a route; an argument is a parameter, a parameter shifted by a number of bits, or a constant"),
    TOO_MANY_WORDS("`%s` takes %s words on %s, where the machine code takes %s; see `code syscall words`"),
    EMPTY_SYMBOL("a symbol has a name"),
    VARIADIC_FIRST("`%s` has no parameter before `...`; C needs one"),
    BAD_IOCTL_ARGUMENT("`%s` is nothing that an ioctl takes"),

    // ---- architectures

    NO_ARCHITECTURE("no architecture of %s is described; add a file with `abi %1$s NAME { … }`"),
    OTHER_SYSTEM("this is about `%s`, but the files are compiled for `%s`"),
    SECOND_ARCH("this file is about `%s` already; each architecture has a file of its own"),
    ARCH_CLAUSE_MISSING("`%s` lacks %s"),
    JAVA_NAME_TWICE("`%s` is what Java calls %s already"),
    BAD_ALIGN64("64-bit values are aligned to 4 or 8 bytes, not to %s"),
    PAIRS_ON_64_BIT("a register holds 64 bits here, so there are no pairs; remove the line"),
    BAD_STUB_WORDS("%s words; machine code takes %s or %s"),
    BAD_BYTES("bytes are pairs of hexadecimal digits, with blanks between them as you like"),
    NO_HOLE("code for `syscall` needs to say where the number goes, such as `NR[0..31] at byte 1 bit 0 in u32;`"),
    BAD_HOLE("this does not fit: bits go upwards, are below 64, and lie in a unit inside the code's %s bytes"),
    BAD_CALL_NUMBER("`%s` is %s; system call numbers are from 0 to %s"),
    NUMBERS_WITHOUT_NAME("numbers outside an architecture's own file need a name; write `numbers NAME { … }`"),
    OVERRIDE_OUTSIDE_ARCH("say where this holds: put it into an architecture's file or into `on ARCH { … }`"),
    OVERRIDE_OF_UNKNOWN("there is no %s `%s` to override%s"),
    OVERRIDE_OF_FIXED("`%s` is the same everywhere by %s; mark it `varies` there"),
    OVERRIDE_OF_OTHER_KIND("`%s` is declared as `%s`"),
    OVERRIDDEN_TWICE("`%s` is overridden on %s already"),
    EXISTENCE_TWICE("this file says at %s already where its declarations exist; remove one"),
    EXISTENCE_IN_ARCH("`%s on` says where another file's declarations exist; an architecture's own file says which it `has` or `lacks`"),
    EXISTENCE_NOWHERE("this leaves no architecture where the file's declarations could exist"),
    EXISTENCE_EVERYWHERE("this leaves no architecture out; remove it"),
    PRESENCE_OUTSIDE_ARCH("`%s` is for an architecture's own file; write `only on` or `absent on` in the file that is meant"),
    PRESENCE_KNOWN("what `%s` declares %s on %s already; remove it"),
    VARIES_IN_OVERRIDE("`varies` stands in the common spec, not in an override"),
    ORDER_INCOMPLETE("the order lacks parameter `%s` of `%s`"),
    NO_ERRNOS("the platform lacks a line such as `errno E;`, which names the group of error numbers");

    private final String template;

    Problem(String template) {
        this.template = template;
    }

    /** The message with its details. */
    public String message(Object... details) {
        return String.format(Locale.ROOT, template, details);
    }
}
