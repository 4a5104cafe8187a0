package dev.jsyscall.examples;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.FlagTable;
import dev.jsyscall.linux.abi.errno.E;
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
import dev.jsyscall.linux.file.ByteSource;
import dev.jsyscall.linux.file.OpenFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what happens on a keyboard, a mouse or another input device, as evtest does; a recording of its events will do as well. */
final class Evdev extends Tool {
    private static final int NAME = 256;

    private static final Map<Integer, FlagTable> CODES = Map.of(EV.SYN, SYN.table(), EV.KEY, KEY.table(), EV.REL, REL.table(),
            EV.ABS, ABS.table(), EV.MSC, MSC.table(), EV.SW, SW.table(), EV.LED, LED.table());

    Evdev() {
        super("DEVICE");
    }

    /** The argument is a device, {@code /dev/input/event0}, or a file with events of one. */
    @Override
    void run(String... arguments) throws IOException {
        require(arguments.length == 1);
        try (OpenFile device = OpenFile.open(arguments[0], "rdonly, cloexec")) {
            show(device);
        }
    }

    void show(ByteSource device) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            println(name(device, arena));
            InputEvent event = InputEvent.allocate(arena);
            for (long bytes = device.read(event.segment()); bytes > 0; bytes = device.read(event.segment())) {
                device.readFully(event.segment().asSlice(bytes)); // a pipe may give a part of one
                println(text(event));
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
    private static String text(InputEvent event) {
        return String.format(Locale.ROOT, "%d.%06d %s %s %d", event.time().sec(), event.time().usec(), name(EV.table(), event.type()),
                name(CODES.get(event.type()), event.code()), event.value());
    }

    private static String name(@Nullable FlagTable names, int value) {
        String name = names == null ? null : names.nameOf(value);
        return names == null || name == null ? Integer.toString(value) : names.prefix() + name;
    }
}
