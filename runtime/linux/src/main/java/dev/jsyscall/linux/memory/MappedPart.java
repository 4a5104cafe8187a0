package dev.jsyscall.linux.memory;

/** Some of a mapping's pages. */
final class MappedPart extends MappedPages {
    private final MappedMemory memory;
    private final long offset;
    private final long size;

    MappedPart(MappedMemory memory, long offset, long size) {
        this.memory = memory;
        this.offset = offset;
        this.size = size;
    }

    @Override
    MappedMemory mapped() {
        return memory;
    }

    @Override
    long offset() {
        return offset;
    }

    @Override
    public long size() {
        return size;
    }

    /** Where they are, and their size. */
    @Override
    public String toString() {
        return memory.isOpen() ? "0x" + Long.toHexString(address()) + ", " + size : "closed";
    }
}
