package dev.jsyscall.linux.memory;

import dev.jsyscall.linux.abi.userfaultfd.UFFD_EVENT;
import dev.jsyscall.linux.abi.userfaultfd.UFFD_FEATURE;
import dev.jsyscall.linux.abi.userfaultfd.UFFD_PAGEFAULT_FLAG;
import dev.jsyscall.linux.abi.userfaultfd.UffdMsg;

/** Something that {@link PageFaults} tells of. All but page faults are told only if their feature was asked for. */
public sealed interface FaultEvent {
    /**
     * A thread waits for a page.
     *
     * @param address where the page is, or with {@link UFFD_FEATURE#EXACT_ADDRESS} what the thread touched
     * @param flags bits of {@link UFFD_PAGEFAULT_FLAG}
     * @param thread the kernel's number of the thread, with {@link UFFD_FEATURE#THREAD_ID}; otherwise 0
     */
    record PageFault(long address, long flags, int thread) implements FaultEvent {
        /** Whether the thread wants to write. */
        public boolean isWrite() {
            return (flags & UFFD_PAGEFAULT_FLAG.WRITE) != 0;
        }

        /** Whether the page is there, and protected against writing. */
        public boolean isWriteProtection() {
            return (flags & UFFD_PAGEFAULT_FLAG.WP) != 0;
        }

        /** Whether the page is there, and not mapped. */
        public boolean isMinor() {
            return (flags & UFFD_PAGEFAULT_FLAG.MINOR) != 0;
        }

        /** The address in hexadecimal, the flags' words and the thread. */
        @Override
        public String toString() {
            String why = flags == 0 ? "read" : UFFD_PAGEFAULT_FLAG.format(flags);
            return "PageFault[address=" + hex(address) + ", " + why + (thread == 0 ? "" : ", thread=" + thread) + "]";
        }
    }

    /**
     * The process forked.
     *
     * @param child tells of the child's page faults, and is the receiver's to close
     */
    record Forked(PageFaults child) implements FaultEvent {}

    /**
     * Memory was moved.
     *
     * @param from where it was
     * @param to where it is
     * @param size how many bytes
     */
    record Moved(long from, long to, long size) implements FaultEvent {
        /** Both addresses in hexadecimal, and the size. */
        @Override
        public String toString() {
            return "Moved[from=" + hex(from) + ", to=" + hex(to) + ", size=" + size + "]";
        }
    }

    /** Pages were given up, and are missing again when they are touched. */
    record Removed(MemoryRange range) implements FaultEvent {}

    /** Memory was unmapped. */
    record Unmapped(MemoryRange range) implements FaultEvent {}

    /** What a message of the kernel says. */
    static FaultEvent of(UffdMsg message) {
        UffdMsg.Arg argument = message.arg();
        return switch (message.event()) {
            case UFFD_EVENT.PAGEFAULT -> new PageFault(
                    argument.pagefault().address(), argument.pagefault().flags(), argument.pagefault().feat().ptid());
            case UFFD_EVENT.FORK -> new Forked(PageFaults.of(argument.fork().ufd()));
            case UFFD_EVENT.REMAP -> new Moved(argument.remap().from(), argument.remap().to(), argument.remap().len());
            case UFFD_EVENT.REMOVE -> new Removed(range(argument.remove()));
            case UFFD_EVENT.UNMAP -> new Unmapped(range(argument.remove()));
            default -> throw new IllegalStateException("the kernel tells of something unknown: " + message);
        };
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static MemoryRange range(UffdMsg.Arg.Remove removed) {
        return new MemoryRange(removed.start(), removed.end() - removed.start());
    }
}
