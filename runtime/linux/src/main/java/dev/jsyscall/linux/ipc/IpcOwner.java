package dev.jsyscall.linux.ipc;

import dev.jsyscall.linux.abi.ipc.IPC_KEY;
import dev.jsyscall.linux.abi.ipc.Ipc64Perm;
import dev.jsyscall.linux.abi.shm.SHM_MODE;
import dev.jsyscall.linux.abi.stat.S;

/**
 * Whose a System V object is, and who may use it.
 *
 * @param key the key that leads to it, {@code IPC_KEY.PRIVATE} if none does
 * @param uid its owner, who may also remove it
 * @param gid its group
 * @param creatorUid who made it, who may do the same
 * @param creatorGid the group of who made it
 * @param mode permissions, as a file's without execution; for shared memory also bits of
 *     {@link dev.jsyscall.linux.abi.shm.SHM_MODE}
 */
public record IpcOwner(int key, int uid, int gid, int creatorUid, int creatorGid, int mode) {
    private static final int PERMISSIONS = 0777;

    static IpcOwner of(Ipc64Perm perm) {
        return new IpcOwner(perm.key(), perm.uid(), perm.gid(), perm.cuid(), perm.cgid(), (int) perm.mode());
    }

    /** What may be changed of it: owner, group and permissions. */
    void store(Ipc64Perm perm) {
        perm.uid(uid).gid(gid).mode(mode & PERMISSIONS);
    }

    /** The same with another owner and group. */
    public IpcOwner withOwner(int newUid, int newGid) {
        return new IpcOwner(key, newUid, newGid, creatorUid, creatorGid, mode);
    }

    /** The same with other permissions, bits of {@link S}. */
    public IpcOwner withMode(int newMode) {
        return new IpcOwner(key, uid, gid, creatorUid, creatorGid, newMode);
    }

    /** {@link #withMode(int)} as {@code ls -l} writes it: {@code "rw-r-----"}. */
    public IpcOwner withMode(String newMode) {
        return withMode(S.parse(newMode));
    }

    /** {@code {key=private, uid=0, gid=0, cuid=0, cgid=0, mode=rw-------}}; of removed memory {@code mode=dest,rw-------}. */
    @Override
    public String toString() {
        int state = mode & ~PERMISSIONS;
        return "{key=" + IPC_KEY.format(key) + ", uid=" + Integer.toUnsignedString(uid) + ", gid=" + Integer.toUnsignedString(gid) + ", cuid="
                + Integer.toUnsignedString(creatorUid) + ", cgid=" + Integer.toUnsignedString(creatorGid) + ", mode="
                + (state == 0 ? "" : SHM_MODE.format(state) + ",") + S.format(mode & PERMISSIONS) + "}";
    }
}
