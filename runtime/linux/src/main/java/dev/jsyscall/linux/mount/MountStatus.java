package dev.jsyscall.linux.mount;

import dev.jsyscall.Access;
import dev.jsyscall.linux.abi.mount.MOUNT_ATTR;
import dev.jsyscall.linux.abi.mount.MS;
import dev.jsyscall.linux.abi.mount.STATMOUNT;
import dev.jsyscall.linux.abi.mount.Statmount;
import dev.jsyscall.linux.file.DeviceNumber;
import java.lang.foreign.MemorySegment;

/**
 * A mount as the kernel tells of it by itself, without {@code /proc}. What it does not tell, as it is too old, is empty or 0.
 *
 * @param id its unique number, never used again
 * @param parent the unique number of the mount that it is mounted in; its own if it is at the top
 * @param oldId its number in {@code /proc/self/mountinfo}
 * @param device the device number of files in it
 * @param type the type of its file system
 * @param source what is mounted
 * @param root which directory of the file system is mounted
 * @param target where it is mounted, as seen from the caller's root
 * @param attributes what holds for this mount, bits of {@link MOUNT_ATTR}
 * @param propagation how mounts below spread: {@link MS#SHARED}, {@link MS#SLAVE}, {@link MS#PRIVATE}, {@link MS#UNBINDABLE}
 * @param options what holds for the file system, as words with commas between
 */
public record MountStatus(
        long id, long parent, int oldId, DeviceNumber device, String type, String source, String root, String target, long attributes,
        long propagation, String options) {

    static MountStatus of(MemorySegment memory) {
        Statmount status = Statmount.of(memory);
        return new MountStatus(
                status.mnt_id(), status.mnt_parent_id(), status.mnt_id_old(),
                new DeviceNumber(status.sb_dev_major(), status.sb_dev_minor()),
                text(memory, STATMOUNT.FS_TYPE, status.fs_type()), text(memory, STATMOUNT.SB_SOURCE, status.sb_source()),
                text(memory, STATMOUNT.MNT_ROOT, status.mnt_root()), text(memory, STATMOUNT.MNT_POINT, status.mnt_point()),
                status.mnt_attr(), status.mnt_propagation(), text(memory, STATMOUNT.MNT_OPTS, status.mnt_opts()));
    }

    private static String text(MemorySegment memory, long part, int offset) {
        if ((Statmount.of(memory).mask() & part) == 0) return "";
        long start = Statmount.SIZE + Integer.toUnsignedLong(offset);
        return Access.string(memory, start, memory.byteSize() - start);
    }

    /** Much as mount(8) prints it: {@code proc on /proc type proc (nosuid,nodev)}. */
    @Override
    public String toString() {
        return source + " on " + target + " type " + type + " (" + MOUNT_ATTR.format(attributes) + ")";
    }
}
