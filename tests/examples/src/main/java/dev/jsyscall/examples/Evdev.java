package dev.jsyscall.examples;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.FlagTable;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.STD;
import dev.jsyscall.linux.abi.input.InputCalls;
import dev.jsyscall.linux.abi.input.InputEvent;
import dev.jsyscall.linux.abi.input_event_code.ABS;
import dev.jsyscall.linux.abi.input_event_code.EV;
import dev.jsyscall.linux.abi.input_event_code.KEY;
import dev.jsyscall.linux.abi.input_event_code.LED;
import dev.jsyscall.linux.abi.input_event_code.MSC;
import dev.jsyscall.linux.abi.input_event_code.REL;
import dev.jsyscall.linux.abi.input_event_code.SW;
import dev.jsyscall.linux.abi.input_event_code.SYN;
import dev.jsyscall.linux.file.ByteSink;
import dev.jsyscall.linux.file.ByteSource;
import dev.jsyscall.linux.file.OpenFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;

/** Shows what happens on a keyboard, a mouse or another input device, as evtest does; a recording of its events will do as well. */
public final class Evdev {
    private static final int EVENTS = 64;
    private static final int NAME = 256;

    private Evdev() {}

    /** The argument is a device, {@code /dev/input/event0}, or a file with events of one. */
    public static void main(String[] arguments) throws IOException {
        try (OpenFile device = OpenFile.open(arguments[0], "rdonly, cloexec")) {
            show(device, () -> BorrowedFd.of(STD.OUT));
        }
    }

    static void show(ByteSource device, ByteSink out) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            out.writeString(name(device, arena) + "\n");
            MemorySegment events = InputEvent.array(arena, EVENTS);
            while (true) {
                long bytes = device.read(events);
                if (bytes == 0) return;
                // A device gives whole events; a pipe may have to be asked for the rest of one.
                long rest = bytes % InputEvent.SIZE;
                if (rest != 0) device.readFully(events.asSlice(bytes, InputEvent.SIZE - rest));
                long count = (bytes + InputEvent.SIZE - 1) / InputEvent.SIZE;
                for (long i = 0; i < count; i++) out.writeString(text(InputEvent.at(events, i)) + "\n");
            }
        }
    }

    private static String name(ByteSource device, Arena arena) throws ErrnoException {
        try {
            MemorySegment name = arena.allocate(NAME);
            InputCalls.eviocgname(device.fd(), name);
            return name.getString(0);
        } catch (ErrnoException e) {
            if (e.is(E.NOTTY) || e.is(E.INVAL)) return "a recording";
            throw e;
        }
    }

    /** {@code 12.000345 EV_KEY KEY_A 1}. */
    static String text(InputEvent event) {
        return String.format(Locale.ROOT, "%d.%06d %s %s %d", event.time().sec(), event.time().usec(),
                name(EV.table(), event.type()), code(event), event.value());
    }

    private static String code(InputEvent event) {
        int type = event.type();
        FlagTable names = type == EV.KEY ? KEY.table() : type == EV.REL ? REL.table() : type == EV.ABS ? ABS.table()
                : type == EV.SYN ? SYN.table() : type == EV.MSC ? MSC.table() : type == EV.LED ? LED.table()
                : type == EV.SW ? SW.table() : null;
        return names == null ? Integer.toString(event.code()) : name(names, event.code());
    }

    private static String name(FlagTable names, int value) {
        String name = names.nameOf(value);
        return name == null ? Integer.toString(value) : names.prefix() + name;
    }
}
