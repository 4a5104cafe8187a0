package dev.jsyscall.integration.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.netdevice.Ifreq;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.tun.TUN_IFF;
import dev.jsyscall.linux.abi.tun.TunCalls;
import java.lang.foreign.Arena;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** A network interface made by TUNSETIFF, in a network namespace that ends with its thread. */
class TunTest {
    @Test
    void anInterfaceIsMadeAndNamed() throws Exception {
        var task = new FutureTask<>(() -> {
            ofItsOwn();
            try (Arena arena = Arena.ofConfined(); OwnedFd tun = Device.open("/dev/net/tun", "rdwr")) {
                Ifreq request = Ifreq.allocate(arena).name("probe%d").tun_flags(TUN_IFF.parse("tun, no_pi"));
                TunCalls.tunsetiff(tun, request);
                assertThat(request.name()).as("the kernel completes the name").matches("probe\\d+");

                Ifreq answer = Ifreq.allocate(arena);
                TunCalls.tungetiff(tun, answer);
                assertThat(answer.name()).isEqualTo(request.name());
                assertThat(TUN_IFF.format(answer.tun_flags())).contains("tun").contains("no_pi");
                assertThat(TunCalls.tungetfeatures(tun) & TUN_IFF.TUN).isEqualTo(TUN_IFF.TUN);
            }
            return null;
        });
        Thread thread = new Thread(task);
        thread.start();
        thread.join();
        FinishedTask.check(task);
    }

    private static void ofItsOwn() throws ErrnoException {
        try {
            ProcessCalls.unshare("newnet");
        } catch (ErrnoException e) {
            if (e.is(E.PERM)) abort("making a network namespace needs CAP_SYS_ADMIN");
            throw e;
        }
    }
}
