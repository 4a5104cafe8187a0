package dev.jsyscall.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.abi.socket.AF;
import dev.jsyscall.linux.abi.socket.Msghdr;
import dev.jsyscall.linux.abi.socket.SCM;
import dev.jsyscall.linux.abi.socket.SO;
import dev.jsyscall.linux.abi.socket.SOCK;
import dev.jsyscall.linux.abi.socket.SOL;
import dev.jsyscall.linux.abi.socket.SocketCalls;
import dev.jsyscall.linux.abi.socket.SocketPair;
import dev.jsyscall.linux.abi.socket.Ucred;
import dev.jsyscall.linux.process.Ids;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** Who sent it, told beside the data. */
class CredentialPassingTest {

    @Test
    void theReceiverIsToldWhoSent() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            SocketPair pair = SocketPair.allocate(arena);
            SocketCalls.socketpair(AF.UNIX, SOCK.STREAM | SOCK.CLOEXEC, 0, pair);
            try (OwnedFd here = OwnedFd.of(pair.first()); OwnedFd there = OwnedFd.of(pair.second())) {
                SocketCalls.setsockopt(there, SOL.SOCKET, SO.PASSCRED, arena.allocateFrom(ValueLayout.JAVA_INT, 1));
                ControlBuffer sent = ControlBuffer.allocate(arena, ControlBuffer.space(Ucred.SIZE));
                int pid = (int) ProcessHandle.current().pid();
                Ucred.of(sent.add(SOL.SOCKET, SCM.CREDENTIALS, Ucred.SIZE)).pid(pid).uid(Ids.uid()).gid(Ids.gid());
                SocketCalls.sendmsg(here, message(arena, arena.allocateFrom("x"), sent.segment()), 0);

                MemorySegment control = arena.allocate(100, Long.BYTES);
                Msghdr received = message(arena, arena.allocate(10), control);
                assertThat(SocketCalls.recvmsg(there, received, 0)).isEqualTo(2);
                ControlMessage told = ControlMessage.in(control.asSlice(0, received.controllen())).getFirst();
                assertThat(told.type()).isEqualTo(SCM.CREDENTIALS);
                Ucred who = Ucred.of(told.data());
                assertThat(who.pid()).isEqualTo(pid);
                assertThat(who.uid()).isEqualTo(Ids.uid());
                assertThat(who.gid()).isEqualTo(Ids.gid());
            }
        }
    }

    private static Msghdr message(Arena arena, MemorySegment data, MemorySegment control) {
        Iovec vector = Iovec.allocate(arena).base(data).len(data.byteSize());
        return Msghdr.allocate(arena).iov(vector.segment()).iovlen(1).control(control).controllen(control.byteSize());
    }
}
