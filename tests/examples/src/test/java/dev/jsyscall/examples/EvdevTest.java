package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.linux.abi.input.InputEvent;
import dev.jsyscall.linux.abi.input_event_code.EV;
import dev.jsyscall.linux.abi.input_event_code.KEY;
import dev.jsyscall.linux.abi.input_event_code.REL;
import dev.jsyscall.linux.abi.input_event_code.SYN;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import dev.jsyscall.linux.abi.uinput.UinputCalls;
import dev.jsyscall.linux.abi.uinput.UinputSetup;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.file.PipePair;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EvdevTest {
    private static InputEvent event(Arena arena, int type, int code, int value) {
        return InputEvent.allocate(arena).type(type).code(code).value(value);
    }

    private static String shown(OpenFile events) throws Exception {
        Evdev evdev = new Evdev();
        return Ran.of(evdev, () -> {
            evdev.show(events);
            return 0;
        }).text();
    }

    @Test
    void namesWhatARecordingHolds() throws Exception {
        try (Arena arena = Arena.ofConfined(); PipePair recording = PipePair.open()) {
            InputEvent key = event(arena, EV.KEY, KEY.A, 1);
            key.time(key.time().sec(12).usec(345));
            recording.writeEnd().writeFully(key.segment());
            recording.writeEnd().writeFully(event(arena, EV.REL, REL.X, -5).segment());
            recording.writeEnd().writeFully(event(arena, EV.SYN, SYN.REPORT, 0).segment());
            recording.writeEnd().writeFully(event(arena, EV.FF, 81, 1).segment());
            recording.writeEnd().close();
            assertThat(shown(recording.readEnd())).isEqualTo("""
                    a recording
                    12.000345 EV_KEY KEY_A 1
                    0.000000 EV_REL REL_X -5
                    0.000000 EV_SYN SYN_REPORT 0
                    0.000000 EV_FF 81 1
                    """);
        }
    }

    /** An event that comes in two pieces is one event. */
    @Test
    void waitsForTheRestOfAnEvent() throws Exception {
        try (Arena arena = Arena.ofShared(); PipePair recording = PipePair.open()) {
            MemorySegment key = event(arena, EV.KEY, KEY.B, 0).segment();
            recording.writeEnd().writeFully(key.asSlice(0, 5));
            Thread rest = Thread.ofPlatform().start(() -> {
                try {
                    while (TermiosCalls.fionread(recording.readEnd().fd()) > 0) Thread.onSpinWait();
                    recording.writeEnd().writeFully(key.asSlice(5));
                    recording.writeEnd().close();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(shown(recording.readEnd())).endsWith("EV_KEY KEY_B 0\n").hasLineCount(2);
            rest.join();
        }
    }

    /** A recording that was cut short is shown as far as it goes. */
    @Test
    void tellsOfAnEventThatDoesNotEnd(@TempDir Path folder) throws Exception {
        try (Arena arena = Arena.ofConfined(); OpenFile file = OpenFile.open(folder + "/events", "wronly, creat, cloexec", "0600")) {
            file.writeFully(event(arena, EV.KEY, KEY.C, 1).segment());
            file.writeFully(event(arena, EV.KEY, KEY.C, 0).segment().asSlice(0, 5));
        }
        Ran ran = Ran.of(new Evdev(), folder + "/events");
        assertThat(ran.text()).isEqualTo("a recording\n0.000000 EV_KEY KEY_C 1\n");
        assertThat(ran.errors()).startsWith("Evdev: the end came after ").hasLineCount(1);
        assertThat(ran.status()).isEqualTo(1);
    }

    /** A keyboard that we made ourselves. */
    @Test
    void readsADevice() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/uinput")), "there is no /dev/uinput that may be written");
        try (Arena arena = Arena.ofConfined(); OpenFile maker = OpenFile.open("/dev/uinput", "rdwr, cloexec")) {
            UinputCalls.uiSetEvbit(maker.fd(), EV.KEY);
            UinputCalls.uiSetKeybit(maker.fd(), KEY.A);
            UinputSetup setup = UinputSetup.allocate(arena).name("jsyscall keyboard");
            UinputCalls.uiDevSetup(maker.fd(), setup);
            UinputCalls.uiDevCreate(maker.fd());
            try (OpenFile device = OpenFile.open(device("jsyscall keyboard"), "rdonly, cloexec"); PipePair out = PipePair.open()) {
                maker.writeFully(event(arena, EV.KEY, KEY.A, 1).segment());
                maker.writeFully(event(arena, EV.SYN, SYN.REPORT, 0).segment());
                Thread reader = Thread.ofPlatform().daemon().start(() -> {
                    try {
                        Evdev evdev = new Evdev();
                        evdev.stdout = out.writeEnd();
                        evdev.show(device);
                    } catch (java.io.IOException gone) {
                        Thread.currentThread().interrupt();     // the device is taken away below
                    }
                });
                byte[] text = new byte[200];
                StringBuilder all = new StringBuilder();
                while (!all.toString().contains("SYN_REPORT")) {
                    int count = out.readEnd().read(text);
                    all.append(new String(text, 0, count, StandardCharsets.UTF_8));
                }
                assertThat(all).startsWith("jsyscall keyboard\n").contains("EV_KEY KEY_A 1");
                UinputCalls.uiDevDestroy(maker.fd());
                reader.join();
            }
        }
    }

    private static String device(String name) throws Exception {
        while (true) {
            try (Stream<Path> inputs = Files.list(Path.of("/sys/class/input"))) {
                for (Path input : inputs.filter(p -> p.getFileName().toString().startsWith("event")).toList()) {
                    Path node = Path.of("/dev/input").resolve(input.getFileName());
                    if (Files.readString(input.resolve("device/name")).strip().equals(name) && Files.isReadable(node)) return node.toString();
                }
            }
            Thread.onSpinWait();
        }
    }
}
