package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mempolicy.MPOL;
import dev.jsyscall.linux.testing.Fails;
import java.util.BitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policies about nodes, on whatever nodes there are; the first is there always. */
class MemoryPolicyTest {

    @BeforeEach
    void needsNodes() throws ErrnoException {
        try {
            MemoryPolicy.allowedNodes();
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.NOSYS), "this kernel was built without NUMA");
            throw e;
        }
    }

    @Test
    void aThreadHasAPolicyOfItsOwn() throws Exception {
        MemoryPolicy before = MemoryPolicy.ofThread();
        int node = MemoryPolicy.allowedNodes().nextSetBit(0);
        MemoryPolicy policy = MemoryPolicy.of("bind", node);
        try {
            policy.setForThread();
            assertThat(MemoryPolicy.ofThread()).isEqualTo(policy).hasToString("bind{" + node + "}");
        } finally {
            before.setForThread();
        }
        assertThat(MemoryPolicy.ofThread()).isEqualTo(before);
    }

    @Test
    void pagesHaveAPolicyOfTheirOwn() throws Exception {
        int node = MemoryPolicy.allowedNodes().nextSetBit(0);
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            assertThat(MemoryPolicy.of(mapping)).isEqualTo(MemoryPolicy.DEFAULT);
            MemoryPolicy policy = MemoryPolicy.of("interleave", node);
            policy.bind(mapping.part(PAGE, PAGE));
            assertThat(MemoryPolicy.of(mapping.part(PAGE, PAGE))).isEqualTo(policy);
            assertThat(MemoryPolicy.of(mapping)).isEqualTo(MemoryPolicy.DEFAULT);
            MemoryPolicy.of("bind", node).bind(mapping, "move, strict");
            homeNode(mapping, node);
        }
    }

    private static void homeNode(Mapping mapping, int node) throws ErrnoException {
        try {
            MemoryPolicy.setHomeNode(mapping, node);
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.NOSYS), "home nodes came with Linux 5.17");
            throw e;
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        Fails.with(() -> new MemoryPolicy(MPOL.BIND, new BitSet()).setForThread(), E.INVAL);
        Fails.with(() -> MemoryPolicy.of("bind", 1000).setForThread(), E.INVAL);
        assertThatThrownBy(() -> MemoryPolicy.of("bind", 5000).setForThread()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no node 5000");
    }

    @Test
    void itIsToldWherePagesAre() throws Exception {
        try (Mapping mapping = Mapping.anonymous(3 * PAGE).map()) {
            mapping.madvise("nohugepage");
            mapping.segment().set(JAVA_BYTE, PAGE, (byte) 1);
            int[] nodes = PagePlacement.of(mapping);
            assertThat(nodes).hasSize(3);
            assertThat(nodes[0]).isEqualTo(-E.NOENT);
            assertThat(nodes[1]).isNotNegative();
            assertThat(PagePlacement.move(mapping.part(PAGE, PAGE), nodes[1])).containsExactly(nodes[1]);
            Fails.with(() -> PagePlacement.move(mapping.part(PAGE, PAGE), 1000), E.NODEV);
        }
        BitSet own = MemoryPolicy.allowedNodes();
        assertThat(PagePlacement.migrate(0, own, own)).isNotNegative();
    }

    @Test
    void flagsAreWordsWithoutTheirF() throws Exception {
        MemoryPolicy policy = MemoryPolicy.of("interleave, static_nodes", 0);
        assertThat(policy.mode()).isEqualTo(MPOL.INTERLEAVE | MPOL.F_STATIC_NODES);
        assertThat(MemoryPolicy.of("interleave|f_static_nodes", 0)).isEqualTo(policy);
        assertThatThrownBy(() -> MemoryPolicy.of("interleave, static", 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("static");
        assertThatThrownBy(() -> MemoryPolicy.of("bind", -1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no node -1");
    }

    @Test
    void errorsShowTheNodes() throws Exception {
        assertThatThrownBy(() -> MemoryPolicy.of("bind", 3, 1000).setForThread()).isInstanceOf(ErrnoException.class)
                .hasMessageStartingWith("set_mempolicy(bind, {3, 1000}): ");
        try (Mapping mapping = Mapping.anonymous(PAGE).map()) {
            assertThatThrownBy(() -> MemoryPolicy.of("bind", 1000).bind(mapping, "move")).isInstanceOf(ErrnoException.class)
                    .hasMessageContaining(", bind, {1000}, move): ");
        }
        BitSet none = new BitSet();
        none.set(1000);
        assertThatThrownBy(() -> PagePlacement.migrate(0, none, none)).isInstanceOf(ErrnoException.class)
                .hasMessageStartingWith("migrate_pages(0, {1000}, {1000}): ");
    }

    @Test
    void theNextNodeOfAnInterleavingThreadIsKnown() throws Exception {
        MemoryPolicy before = MemoryPolicy.ofThread();
        int node = MemoryPolicy.allowedNodes().nextSetBit(0);
        try {
            MemoryPolicy.of("interleave", node).setForThread();
            assertThat(MemoryPolicy.nextNode()).isEqualTo(node);
            MemoryPolicy.of("bind", node).setForThread();
            Fails.with(MemoryPolicy::nextNode, E.INVAL);
        } finally {
            before.setForThread();
        }
    }

    @Test
    void eachPageMovesToANodeOfItsOwn() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).populate().map()) {
            int[] nodes = PagePlacement.of(mapping);
            assertThat(PagePlacement.moveEach(mapping, nodes)).isEqualTo(nodes);
            assertThatThrownBy(() -> PagePlacement.moveEach(mapping, nodes[0])).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2 pages");
            MemoryRange range = new MemoryRange(mapping.address(), mapping.size());
            int self = (int) ProcessHandle.current().pid();
            assertThat(PagePlacement.of(self, range)).isEqualTo(nodes);
            assertThat(PagePlacement.move(self, range, nodes[0])).containsExactly(nodes[0], nodes[0]);
        }
    }
}
