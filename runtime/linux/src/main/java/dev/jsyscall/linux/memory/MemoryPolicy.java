package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.mempolicy.MPOL;
import dev.jsyscall.linux.abi.mempolicy.MPOL_F;
import dev.jsyscall.linux.abi.mempolicy.MPOL_MF;
import dev.jsyscall.linux.abi.mempolicy.MempolicyCalls;
import dev.jsyscall.linux.raw.MempolicyRaw;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which NUMA nodes memory is taken from, when it is first touched. A thread has a policy of its own, and so may pages of a mapping.
 *
 * @param mode a policy of {@link MPOL}, perhaps with its flags
 * @param nodes the nodes that it is about, counted from 0
 * @see <a href="https://man7.org/linux/man-pages/man2/set_mempolicy.2.html">set_mempolicy(2)</a>
 */
public record MemoryPolicy(int mode, BitSet nodes) {
    /** No policy of its own: the thread's for pages, the system's for a thread. */
    public static final MemoryPolicy DEFAULT = new MemoryPolicy(MPOL.DEFAULT, new BitSet());

    /** Takes a copy of the nodes. */
    public MemoryPolicy {
        nodes = (BitSet) nodes.clone();
    }

    /**
     * A policy, by words of {@link MPOL}: {@code of("interleave", 0, 1)}, {@code of("bind, static_nodes", 1)}.
     *
     * @throws IllegalArgumentException for an unknown word, or a negative node
     */
    public static MemoryPolicy of(String mode, int... nodes) {
        BitSet set = new BitSet();
        for (int node : nodes) {
            if (node < 0) throw new IllegalArgumentException("nodes are counted from 0, so that there is no node " + node);
            set.set(node);
        }
        return new MemoryPolicy(parse(mode), set);
    }

    /** The names of the flags in C have an F that nobody expects in a word. */
    private static int parse(String mode) {
        StringJoiner words = new StringJoiner(",");
        for (String item : mode.split("[,|]", -1)) {
            String word = item.strip();
            boolean flag = !MPOL.table().has(word) && MPOL.table().has("f_" + word);
            words.add(flag ? "f_" + word : word);
        }
        return MPOL.parse(words.toString());
    }

    @Override
    public BitSet nodes() {
        return (BitSet) nodes.clone();
    }

    /** The calling thread's policy. */
    public static MemoryPolicy ofThread() throws ErrnoException {
        return ask(null, 0);
    }

    /** The policy of the first of some pages. */
    public static MemoryPolicy of(MappedPages pages) throws ErrnoException {
        return ask(pages.memory(), MPOL_F.ADDR);
    }

    /** The nodes that the calling thread may take memory from. */
    public static BitSet allowedNodes() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment set = NodeSet.empty(scratch);
            MempolicyCalls.getMempolicy(null, set, NodeSet.MAX_NODE, MemorySegment.NULL, MPOL_F.MEMS_ALLOWED);
            return NodeSet.read(set);
        }
    }

    /**
     * The node from which the calling thread, whose policy is to interleave, takes its next page.
     *
     * @throws ErrnoException EINVAL if its policy is another one
     */
    public static int nextNode() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment node = scratch.allocate(Integer.BYTES, Integer.BYTES);
            MempolicyCalls.getMempolicy(node, MemorySegment.NULL, 0, MemorySegment.NULL, MPOL_F.NODE);
            return node.get(ValueLayout.JAVA_INT, 0);
        }
    }

    /**
     * Makes it the calling thread's policy, for memory that it touches first from now on. Threads that it makes inherit it; a virtual
     * thread's carrier keeps it.
     *
     * @throws ErrnoException EINVAL if the nodes do not suit the policy, or are not allowed
     */
    public void setForThread() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            long result = MempolicyRaw.set_mempolicy(mode, set(scratch), NodeSet.MAX_NODE);
            if (result < 0) throw ErrnoException.of(result, "set_mempolicy", MPOL.table().shown(mode), nodes);
        }
    }

    /**
     * Makes it the policy of some pages, for those that are not in memory yet.
     *
     * @throws ErrnoException as mbind(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/mbind.2.html">mbind(2)</a>
     */
    public void bind(MappedPages pages) throws ErrnoException {
        bind(pages, 0);
    }

    /**
     * Makes it the policy of some pages.
     *
     * @param flags bits of {@link MPOL_MF}: what is done with those that are in memory, and elsewhere
     * @throws ErrnoException as mbind(2): EIO if some are elsewhere and that was not to be
     */
    public void bind(MappedPages pages, int flags) throws ErrnoException {
        MemorySegment memory = pages.memory();
        try (Scratch scratch = Scratch.open()) {
            long result = MempolicyRaw.mbind(memory, memory.byteSize(), mode, set(scratch), NodeSet.MAX_NODE, flags);
            if (result < 0) {
                Object policy = MPOL.table().shown(mode);
                throw ErrnoException.of(result, "mbind", memory, memory.byteSize(), policy, nodes, MPOL_MF.table().shown(flags));
            }
        }
    }

    /** {@link #bind(MappedPages, int)} with words of {@link MPOL_MF}: {@code "move, strict"}. */
    public void bind(MappedPages pages, String flags) throws ErrnoException {
        bind(pages, MPOL_MF.parse(flags));
    }

    /**
     * Sets the node that is tried first for pages whose policy is to bind to several, or to prefer several.
     *
     * @see <a href="https://man7.org/linux/man-pages/man2/set_mempolicy_home_node.2.html">set_mempolicy_home_node(2)</a>
     */
    public static void setHomeNode(MappedPages pages, int node) throws ErrnoException {
        MemorySegment memory = pages.memory();
        MempolicyCalls.setMempolicyHomeNode(memory, memory.byteSize(), node);
    }

    /** The policy and its nodes. */
    @Override
    public String toString() {
        return MPOL.format(mode) + nodes;
    }

    private MemorySegment set(Scratch scratch) {
        return nodes.isEmpty() ? MemorySegment.NULL : NodeSet.of(scratch, nodes);
    }

    private static MemoryPolicy ask(@Nullable MemorySegment memory, long flags) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment mode = scratch.allocate(Integer.BYTES, Integer.BYTES);
            MemorySegment set = NodeSet.empty(scratch);
            MempolicyCalls.getMempolicy(mode, set, NodeSet.MAX_NODE, memory == null ? MemorySegment.NULL : memory, flags);
            return new MemoryPolicy(mode.get(ValueLayout.JAVA_INT, 0), NodeSet.read(set));
        }
    }
}
