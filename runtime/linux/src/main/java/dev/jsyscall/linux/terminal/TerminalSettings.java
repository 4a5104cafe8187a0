package dev.jsyscall.linux.terminal;

import dev.jsyscall.FlagTable;
import dev.jsyscall.linux.abi.termios.CC;
import dev.jsyscall.linux.abi.termios.CFLAG;
import dev.jsyscall.linux.abi.termios.IFLAG;
import dev.jsyscall.linux.abi.termios.LFLAG;
import dev.jsyscall.linux.abi.termios.OFLAG;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * How a terminal behaves: termios as an immutable value. {@code settings.with("echo, ~icanon, cs8").withCharacter("eof", 4)}.
 *
 * <p>The words are C's in any case, of the four groups {@link IFLAG}, {@link OFLAG}, {@link CFLAG} and {@link LFLAG}; no two groups have
 * the same, so nobody needs to say which.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/termios.3.html">termios(3)</a>
 */
public final class TerminalSettings {
    private static final FlagTable[] TABLES = {IFLAG.table(), OFLAG.table(), CFLAG.table(), LFLAG.table()};
    private static final int CONTROL = 2;
    private static final int MAX_CHARACTER = 255;
    private static final int TENTH_NANOS = 100_000_000;
    private static final Duration LONGEST_READ = Duration.ofNanos((long) MAX_CHARACTER * TENTH_NANOS);

    private final int[] flags;
    private final int line;
    private final byte[] characters;
    private final int inputSpeed;
    private final int outputSpeed;

    TerminalSettings(int[] flags, int line, byte[] characters, int inputSpeed, int outputSpeed) {
        this.flags = flags;
        this.line = line;
        this.characters = characters;
        this.inputSpeed = inputSpeed;
        this.outputSpeed = outputSpeed;
    }

    /** Flags of {@link IFLAG}: what happens to characters on their way in. */
    public int iflag() {
        return flags[0];
    }

    /** Flags of {@link OFLAG}: what happens to characters on their way out. */
    public int oflag() {
        return flags[1];
    }

    /** Flags of {@link CFLAG}: the line itself. */
    public int cflag() {
        return flags[CONTROL];
    }

    /** Flags of {@link LFLAG}: editing, echo and signals. */
    public int lflag() {
        return flags[3];
    }

    /** The line discipline's number, 0 for the ordinary one; {@link Terminal#lineDiscipline(int)} changes it. */
    public int line() {
        return line;
    }

    byte[] characters() {
        return characters;
    }

    /** Whether all these words hold, as {@link #with} takes them: {@code has("echo, ~icanon")}. */
    public boolean has(String words) {
        return Arrays.equals(with(words).flags, flags);
    }

    /**
     * Other settings, with words set and, after {@code ~}, cleared: {@code with("echo, ~icanon")}. A word of a field, such as {@code cs8},
     * replaces the field.
     *
     * @throws IllegalArgumentException if no group has a word
     */
    public TerminalSettings with(String words) {
        int[] changed = flags.clone();
        for (String word : words.strip().split("[,\\s]+", -1)) {
            if (word.isEmpty()) continue;
            int group = groupOf(word.startsWith("~") ? word.substring(1) : word);
            changed[group] = (int) TABLES[group].change(changed[group], word);
        }
        return copy(changed, characters);
    }

    /** Other settings, with all flags of {@link IFLAG}. */
    public TerminalSettings withIflag(int all) {
        return withFlags(0, all);
    }

    /** Other settings, with all flags of {@link OFLAG}. */
    public TerminalSettings withOflag(int all) {
        return withFlags(1, all);
    }

    /** Other settings, with all flags of {@link CFLAG}; the codes of the speeds are among them. */
    public TerminalSettings withCflag(int all) {
        return withFlags(CONTROL, all);
    }

    /** Other settings, with all flags of {@link LFLAG}. */
    public TerminalSettings withLflag(int all) {
        return withFlags(3, all);
    }

    private TerminalSettings withFlags(int group, int all) {
        int[] changed = flags.clone();
        changed[group] = all;
        return copy(changed, characters);
    }

    private static int groupOf(String word) {
        for (int i = 0; i < TABLES.length; i++) {
            if (TABLES[i].has(word)) return i;
        }
        throw new IllegalArgumentException("no flag of a terminal is called " + word + "; see IFLAG, OFLAG, CFLAG and LFLAG");
    }

    private TerminalSettings copy(int[] newFlags, byte[] newCharacters) {
        return new TerminalSettings(newFlags, line, newCharacters, inputSpeed, outputSpeed);
    }

    /** A control character by its index, a constant of {@link CC}; 0 if it is off. */
    public int character(int index) {
        return characters[checked(index)] & MAX_CHARACTER;
    }

    private int checked(int index) {
        if (index >= 0 && index < characters.length) return index;
        throw new IllegalArgumentException("a control character's index is 0 to " + (characters.length - 1) + ": " + index);
    }

    /** A control character by its word in {@link CC}: {@code character("intr")} is 3, Ctrl-C. */
    public int character(String name) {
        return character(CC.parse(name));
    }

    /** Other settings, with another control character, 0 for none. */
    public TerminalSettings withCharacter(int index, int character) {
        if (character < 0 || character > MAX_CHARACTER) throw new IllegalArgumentException("a character is 0 to 255: " + character);
        byte[] changed = characters.clone();
        changed[checked(index)] = (byte) character;
        return copy(flags, changed);
    }

    /** As {@link #withCharacter(int, int)}, by name. */
    public TerminalSettings withCharacter(String name, int character) {
        return withCharacter(CC.parse(name), character);
    }

    /**
     * Other settings, with what a read waits for when lines are not edited: that many bytes, or until that time has passed (after the
     * first byte, if there is a number of bytes; else from the start).
     *
     * @param bytes 0 to 255
     * @param time 0 to 25.5 seconds, rounded up to tenths
     */
    public TerminalSettings withRead(int bytes, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST_READ) > 0) throw new IllegalArgumentException("a read's time is 0 to 25.5 s: " + time);
        long tenths = (time.toNanos() + TENTH_NANOS - 1) / TENTH_NANOS;
        return withCharacter(CC.MIN, bytes).withCharacter(CC.TIME, (int) tenths);
    }

    /** The speed of input in bits a second. */
    public int inputSpeed() {
        return Speeds.input(cflag(), inputSpeed, outputSpeed);
    }

    /** The speed of output in bits a second; 0 hangs up. */
    public int outputSpeed() {
        return Speeds.output(cflag(), outputSpeed);
    }

    /** Other settings, with another speed of both directions, in bits a second: any number, not just those that have a name. */
    public TerminalSettings withSpeed(int bits) {
        return withSpeeds(bits, bits);
    }

    /** Other settings, with other speeds, in bits a second; 0 for the input's is that of output. */
    public TerminalSettings withSpeeds(int input, int output) {
        int[] changed = flags.clone();
        changed[CONTROL] = Speeds.change(changed[CONTROL], input, output);
        return new TerminalSettings(changed, line, characters, input, output);
    }

    /** Other settings: every byte comes and goes as it is, at once; no echo, no editing, no signals. */
    public TerminalSettings raw() {
        return with("~ignbrk ~brkint ~parmrk ~istrip ~inlcr ~igncr ~icrnl ~ixon ~opost ~echo ~echonl ~icanon ~isig ~iexten ~parenb cs8")
                .withRead(1, Duration.ZERO);
    }

    /** Other settings: every byte comes at once, without echo and editing; Ctrl-C still sends a signal, and output is processed. */
    public TerminalSettings cbreak() {
        return with("~echo ~icanon").withRead(1, Duration.ZERO);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TerminalSettings o && Arrays.equals(flags, o.flags) && line == o.line
                && Arrays.equals(characters, o.characters) && inputSpeed() == o.inputSpeed() && outputSpeed() == o.outputSpeed();
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(flags) * 31 + Arrays.hashCode(characters);
    }

    /** As strace prints it, with the speeds as numbers. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add("c_iflag=" + IFLAG.format(iflag()));
        parts.add("c_oflag=" + OFLAG.format(oflag()));
        parts.add("c_cflag=" + CFLAG.format(cflag()));
        parts.add("c_lflag=" + LFLAG.format(lflag()));
        parts.add("c_line=" + line);
        parts.add("c_cc=" + HexFormat.of().formatHex(characters));
        parts.add("c_ispeed=" + inputSpeed());
        parts.add("c_ospeed=" + outputSpeed());
        return "{" + String.join(", ", parts) + "}";
    }
}
