package dev.jsyscall.linux.mount;

import dev.jsyscall.Access;
import dev.jsyscall.linux.abi.mount.MOUNT_ATTR;
import dev.jsyscall.linux.abi.mount.MS;
import dev.jsyscall.linux.abi.mount.STATMOUNT;
import dev.jsyscall.linux.abi.mount.Statmount;
import dev.jsyscall.linux.abi.statfs.FS_MAGIC;
import dev.jsyscall.linux.file.DeviceNumber;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A mount as the kernel tells of it by itself, without {@code /proc}. What it does not tell, as it is too old, is empty or 0.
 *
 * @param id its unique number, never used again
 * @param parent the unique number of the mount that it is mounted in; its own if it is at the top
 * @param oldId its number in {@code /proc/self/mountinfo}
 * @param oldParent the parent's number there
 * @param namespace the unique number of the mount namespace that it is in
 * @param device the device number of files in it
 * @param type the type of its file system
 * @param subtype what the file system says in addition to its type, as those in user space do
 * @param magic the type of its file system as a number of {@link FS_MAGIC}, which have 32 bits
 * @param fileSystemFlags what holds for the file system: {@link MS#RDONLY}, {@link MS#SYNCHRONOUS}, {@link MS#DIRSYNC},
 *     {@link MS#LAZYTIME}
 * @param source what is mounted
 * @param root which directory of the file system is mounted
 * @param target where it is mounted, as seen from the caller's root
 * @param attributes what holds for this mount, bits of {@link MOUNT_ATTR}
 * @param propagation how mounts below spread: {@link MS#SHARED}, {@link MS#SLAVE}, {@link MS#PRIVATE}, {@link MS#UNBINDABLE}
 * @param peerGroup the number of the group of mounts that it spreads to, if it is shared
 * @param master the number of the group of mounts that it gets what is mounted from, if it is a slave
 * @param propagateFrom the number of the nearest such group that the caller can see
 * @param options what holds for the file system, as words with commas between
 * @param optionList the same one by one, as they were before commas and backslashes in them were escaped
 * @param securityOptions what security modules want, one by one
 * @param users how its files' owners are mapped, if they are, as in {@code /proc/PID/uid_map}: {@code 0 100000 1000}
 * @param groups the same of groups
 * @see <a href="https://man7.org/linux/man-pages/man2/statmount.2.html">statmount(2)</a>
 */
public record MountStatus(
        long id, long parent, int oldId, int oldParent, long namespace, DeviceNumber device, String type, String subtype, int magic,
        int fileSystemFlags, String source, String root, String target, long attributes, long propagation, long peerGroup, long master,
        long propagateFrom, String options, List<String> optionList, List<String> securityOptions, List<String> users,
        List<String> groups) {

    /** All that it asks for. */
    static final long WANTED = STATMOUNT.SB_BASIC | STATMOUNT.MNT_BASIC | STATMOUNT.PROPAGATE_FROM | STATMOUNT.MNT_ROOT
            | STATMOUNT.MNT_POINT | STATMOUNT.FS_TYPE | STATMOUNT.MNT_NS_ID | STATMOUNT.MNT_OPTS | STATMOUNT.FS_SUBTYPE
            | STATMOUNT.SB_SOURCE | STATMOUNT.OPT_ARRAY | STATMOUNT.OPT_SEC_ARRAY | STATMOUNT.MNT_UIDMAP | STATMOUNT.MNT_GIDMAP;

    static MountStatus of(MemorySegment memory) {
        Statmount status = Statmount.of(memory);
        return new MountStatus(
                status.mnt_id(), status.mnt_parent_id(), status.mnt_id_old(), status.mnt_parent_id_old(), status.mnt_ns_id(),
                new DeviceNumber(status.sb_dev_major(), status.sb_dev_minor()),
                text(memory, STATMOUNT.FS_TYPE, status.fs_type()), text(memory, STATMOUNT.FS_SUBTYPE, status.fs_subtype()),
                (int) status.sb_magic(), status.sb_flags(), text(memory, STATMOUNT.SB_SOURCE, status.sb_source()),
                text(memory, STATMOUNT.MNT_ROOT, status.mnt_root()), text(memory, STATMOUNT.MNT_POINT, status.mnt_point()),
                status.mnt_attr(), status.mnt_propagation(), status.mnt_peer_group(), status.mnt_master(), status.propagate_from(),
                text(memory, STATMOUNT.MNT_OPTS, status.mnt_opts()),
                texts(memory, STATMOUNT.OPT_ARRAY, status.opt_array(), status.opt_num()),
                texts(memory, STATMOUNT.OPT_SEC_ARRAY, status.opt_sec_array(), status.opt_sec_num()),
                texts(memory, STATMOUNT.MNT_UIDMAP, status.mnt_uidmap(), status.mnt_uidmap_num()),
                texts(memory, STATMOUNT.MNT_GIDMAP, status.mnt_gidmap(), status.mnt_gidmap_num()));
    }

    private static String text(MemorySegment memory, long part, int offset) {
        if ((Statmount.of(memory).mask() & part) == 0) return "";
        long start = Statmount.SIZE + Integer.toUnsignedLong(offset);
        return Access.string(memory, start, memory.byteSize() - start);
    }

    private static List<String> texts(MemorySegment memory, long part, int offset, int count) {
        if ((Statmount.of(memory).mask() & part) == 0) return List.of();
        List<String> texts = new ArrayList<>(count);
        long start = Statmount.SIZE + Integer.toUnsignedLong(offset);
        for (int i = 0; i < count; i++) {
            texts.add(Access.string(memory, start, memory.byteSize() - start));
            while (memory.get(ValueLayout.JAVA_BYTE, start++) != 0) {}
        }
        return List.copyOf(texts);
    }

    /** Much as mount(8) prints it: {@code proc on /proc type proc (nosuid,nodev,relatime)}. */
    @Override
    public String toString() {
        return source + " on " + target + " type " + type + " (" + MOUNT_ATTR.format(attributes) + ")";
    }
}
