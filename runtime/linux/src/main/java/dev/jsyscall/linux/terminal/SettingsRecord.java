package dev.jsyscall.linux.terminal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.termios.TCSA;
import dev.jsyscall.linux.abi.termios.Termios;
import dev.jsyscall.linux.abi.termios.Termios2;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The settings as the kernel takes them: termios2, whose speeds are numbers, or on PowerPC termios, whose speeds are. */
final class SettingsRecord {
    private SettingsRecord() {}

    static TerminalSettings get(Fd fd) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            if (Termios2.exists()) {
                Termios2 record = Termios2.allocate(scratch);
                TermiosCalls.tcgets2(fd, record);
                int[] flags = {record.iflag(), record.oflag(), record.cflag(), record.lflag()};
                return new TerminalSettings(flags, record.line(), bytes(record.cc()), record.ispeed(), record.ospeed());
            }
            Termios record = Termios.allocate(scratch);
            TermiosCalls.tcgets(fd, record);
            int[] flags = {record.iflag(), record.oflag(), record.cflag(), record.lflag()};
            return new TerminalSettings(flags, record.line(), bytes(record.cc()), record.ispeed(), record.ospeed());
        }
    }

    private static byte[] bytes(MemorySegment characters) {
        return characters.toArray(ValueLayout.JAVA_BYTE);
    }

    /** Sets them, at a time of {@link TCSA}; begins again after EINTR. */
    static void set(Fd fd, TerminalSettings settings, int when) throws ErrnoException {
        if (when != TCSA.NOW && when != TCSA.DRAIN && when != TCSA.FLUSH) {
            throw new IllegalArgumentException("settings count from now, drain or flush on, not " + when);
        }
        try (Scratch scratch = Scratch.open()) {
            MemorySegment characters = MemorySegment.ofArray(settings.characters());
            long result;
            do {
                if (Termios2.exists()) {
                    Termios2 record = Termios2.allocate(scratch).iflag(settings.iflag()).oflag(settings.oflag()).cflag(settings.cflag())
                            .lflag(settings.lflag()).line(settings.line()).cc(characters)
                            .ispeed(settings.inputSpeed()).ospeed(settings.outputSpeed());
                    result = set(fd, record, when);
                } else {
                    Termios record = Termios.allocate(scratch).iflag(settings.iflag()).oflag(settings.oflag()).cflag(settings.cflag())
                            .lflag(settings.lflag()).line(settings.line()).cc(characters)
                            .ispeed(settings.inputSpeed()).ospeed(settings.outputSpeed());
                    result = set(fd, record, when);
                }
            } while (result == -E.INTR);
            if (result < 0) throw fd.failure(result, "tcsetattr", fd, TCSA.table().shown(when), settings);
        }
    }

    private static long set(Fd fd, Termios2 record, int when) throws ErrnoException {
        if (when == TCSA.DRAIN) return TermiosCalls.tryTcsetsw2(fd, record);
        if (when == TCSA.FLUSH) return TermiosCalls.tryTcsetsf2(fd, record);
        TermiosCalls.tcsets2(fd, record);
        return 0;
    }

    private static long set(Fd fd, Termios record, int when) throws ErrnoException {
        if (when == TCSA.DRAIN) return TermiosCalls.tryTcsetsw(fd, record);
        if (when == TCSA.FLUSH) return TermiosCalls.tryTcsetsf(fd, record);
        TermiosCalls.tcsets(fd, record);
        return 0;
    }
}
