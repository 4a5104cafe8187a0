package dev.jsyscall.linux.watch;

import dev.jsyscall.Access;
import dev.jsyscall.Quote;
import dev.jsyscall.linux.abi.fanotify.FAN_EVENT_INFO_TYPE;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventInfoFid;
import dev.jsyscall.linux.file.FileHandle;
import java.lang.foreign.MemorySegment;

/**
 * Where something happened, as a group tells it that reports handles and not descriptors.
 *
 * @param type what the handle is of, one of {@link FAN_EVENT_INFO_TYPE}: {@link FAN_EVENT_INFO_TYPE#FID} the file itself,
 *     {@link FAN_EVENT_INFO_TYPE#DFID_NAME} the directory that has the name …
 * @param fileSystem the file system's number, as statfs(2) tells it
 * @param handle the file or directory
 * @param name the name in the directory: {@code .} for itself, empty if none is told
 */
public record FanotifyPlace(int type, long fileSystem, FileHandle handle, String name) {
    private static final long HANDLE_HEADER = 8;

    static FanotifyPlace of(MemorySegment record) {
        FanotifyEventInfoFid info = FanotifyEventInfoFid.of(record);
        MemorySegment memory = info.handle();
        FileHandle handle = FileHandle.of(memory);
        long rest = HANDLE_HEADER + handle.bytes().length;
        String name = rest < memory.byteSize() ? Access.string(memory, rest, memory.byteSize() - rest) : "";
        long fileSystem = Integer.toUnsignedLong(info.fsid(0)) | (long) info.fsid(1) << 32;
        int type = info.hdr().info_type();
        return new FanotifyPlace(type, fileSystem, handle, hasName(type) ? name : "");
    }

    private static boolean hasName(int type) {
        return type == FAN_EVENT_INFO_TYPE.DFID_NAME || type == FAN_EVENT_INFO_TYPE.OLD_DFID_NAME
                || type == FAN_EVENT_INFO_TYPE.NEW_DFID_NAME;
    }

    /** {@code dfid_name {handle_type=1, f_handle=…} "name"}. */
    @Override
    public String toString() {
        return FAN_EVENT_INFO_TYPE.format(type) + " " + handle + (name.isEmpty() ? "" : " " + Quote.string(name));
    }
}
