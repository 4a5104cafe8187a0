package dev.jsyscall.linux.memory;

/** Some of a mapping's pages. */
final class MappedPart extends MappedPages {
    private final Mapping mapping;
    private final long offset;
    private final long size;

    MappedPart(Mapping mapping, long offset, long size) {
        this.mapping = mapping;
        this.offset = offset;
        this.size = size;
    }

    @Override
    Mapping mapping() {
        return mapping;
    }

    @Override
    long offset() {
        return offset;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String toString() {
        return size + " bytes from " + offset + " of " + mapping;
    }
}
