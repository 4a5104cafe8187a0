package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.mount.LSMT;
import dev.jsyscall.linux.abi.mount.MNT_ID_REQ_SIZE;
import dev.jsyscall.linux.abi.mount.MOUNT_ATTR;
import dev.jsyscall.linux.abi.mount.MntIdReq;
import dev.jsyscall.linux.abi.mount.MountAttr;
import dev.jsyscall.linux.abi.mount.MountCalls;
import dev.jsyscall.linux.abi.mount.STATMOUNT;
import dev.jsyscall.linux.abi.mount.Statmount;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is mounted, and a mount that is nowhere. */
@Tag("abi")
class MountTest {
    private static MntIdReq request(Arena arena, long mount) {
        return MntIdReq.allocate(arena).size(MNT_ID_REQ_SIZE.VER0).mnt_id(mount);
    }

    @Test
    @SinceLinux("6.8")
    void aMountTellsItsTypeAndPlace() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Statx proc = Statx.allocate(arena);
            StatCalls.statx("/proc/self", STATX.MNT_ID_UNIQUE, proc);
            assertThat(proc.mask() & STATX.MNT_ID_UNIQUE).isNotZero();

            MemorySegment memory = arena.allocate(Statmount.SIZE + 4096, Statmount.ALIGN);
            MntIdReq request = request(arena, proc.mnt_id())
                    .param(STATMOUNT.SB_BASIC | STATMOUNT.MNT_BASIC | STATMOUNT.FS_TYPE | STATMOUNT.MNT_POINT);
            MountCalls.statmount(request, memory);
            Statmount mount = Statmount.of(memory);
            assertThat(mount.mask()).isEqualTo(request.param());
            assertThat(mount.mnt_id()).isEqualTo(proc.mnt_id());
            assertThat(mount.sb_dev_major()).isEqualTo(proc.dev_major());
            assertThat(mount.sb_dev_minor()).isEqualTo(proc.dev_minor());
            assertThat(memory.getString(Statmount.SIZE + Integer.toUnsignedLong(mount.fs_type()))).isEqualTo("proc");
            assertThat(memory.getString(Statmount.SIZE + Integer.toUnsignedLong(mount.mnt_point()))).isEqualTo("/proc");

            MemorySegment all = arena.allocate(ValueLayout.JAVA_LONG, 1000);
            int count = (int) MountCalls.listmount(request(arena, LSMT.ROOT), all);
            assertThat(all.asSlice(0, 8L * count).toArray(ValueLayout.JAVA_LONG)).contains(proc.mnt_id()).doesNotHaveDuplicates();
        }
    }

    @Test
    @SinceLinux("5.12")
    void aFileSystemIsMadeStepByStepAndBecomesReadOnly() throws Exception {
        try (OwnedFd making = open("tmpfs"); Arena arena = Arena.ofConfined()) {
            MountCalls.fsconfigSetString(making, "size", "1m");
            MountCalls.fsconfigCmdCreate(making);
            try (OwnedFd mount = MountCalls.fsmount(making, "cloexec")) {
                FcntlCalls.openat(mount, "file", "wronly, creat, excl, cloexec", "rw-------").close();
                MountAttr readOnly = MountAttr.allocate(arena).attr_set(MOUNT_ATTR.RDONLY);
                MountCalls.mountSetattr(mount, "", AT.EMPTY_PATH, readOnly);
                assertThat(FcntlCalls.tryOpenat(mount, "file", O.WRONLY | O.CLOEXEC, 0)).isEqualTo(-E.ROFS);
                FcntlCalls.openat(mount, "file", "rdonly, cloexec").close();
            }
        }
    }

    private static OwnedFd open(String type) throws ErrnoException {
        try {
            return MountCalls.fsopen(type, "cloexec");
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.PERM), "needs CAP_SYS_ADMIN");
            throw e;
        }
    }
}
