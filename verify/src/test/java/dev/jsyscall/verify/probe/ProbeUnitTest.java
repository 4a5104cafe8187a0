package dev.jsyscall.verify.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Header;
import dev.jsyscall.verify.SampleAbi;
import dev.jsyscall.verify.probe.ProbeUnit.Question;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeUnitTest {
    private final Abi abi = SampleAbi.abi();
    private final List<Claim> claims = Claims.of(abi, abi.arch("ppc").orElseThrow());

    @Test
    void asksForAConstantOnALineNumberedAfterItsClaim() {
        int id = idOf("O_DIRECTORY");
        assertThat(source(0)).contains("#line " + (id + 1) + " \"claim\"\n(unsigned long long)(O_DIRECTORY), \n");
    }

    @Test
    void includesHeadersThatExistInTheSpecsOrder() {
        assertThat(source(0)).startsWith(String.join("\n",
                "#if __has_include(<linux/fcntl.h>)", "#line 1 \"header\"", "#include <linux/fcntl.h>", "#endif",
                "#if __has_include(<linux/ip.h>)", "#line 2 \"header\"", "#include <linux/ip.h>", "#endif"));
    }

    @Test
    void asksForOffsetAndSizeAfterUndefiningMacrosOfTheMembersName() {
        assertThat(source(0)).contains("#undef l_start\n")
                .containsSubsequence(
                        "#undef l_start\n", "__builtin_offsetof(struct flock, l_start), sizeof(((struct flock *)0)->l_start), \n");
    }

    @Test
    void asksAgainWithTheMacrosWhereThatFailed() {
        assertThat(source(1)).containsSubsequence("__builtin_offsetof(struct flock, l_start)", "#undef addrs\n");
    }

    @Test
    void setsABitFieldsBitsInAnObjectOfItsOwnSection() {
        int id = idOf("struct iphdr.version");
        assertThat(source(0))
                .contains("const struct iphdr abi_all_" + id + " __attribute__((section(\".abi.all." + id + "\"), used)) = {")
                .contains("const struct iphdr abi_low_" + id + " __attribute__((section(\".abi.low." + id + "\"), used)) = {")
                .contains("{ .version = -1 };\n", "{ .version = 1 };\n");
    }

    @Test
    void expectsBitsWhereTheByteOrderPutsThem() {
        var ppc = (Claim.Image) claims.get(idOf("struct iphdr.version")).evidence();
        assertThat(ppc.allBits()).startsWith(0xf0).hasSize(20);
        assertThat(ppc.lowestBit()).startsWith(0x10);
    }

    @Test
    void asksForNumbersAndForWhatAnArchitectureShouldLack() {
        assertThat(source(0)).contains("(unsigned long long)(__NR_read), ").contains("sizeof(long), sizeof(void *), ");
    }

    private String source(int attempt) {
        var questions = new ArrayList<Question>();
        for (int id = 0; id < claims.size(); id++) {
            boolean hasAnother = claims.get(id).name().equals("struct flock.l_start");
            questions.add(new Question(id, claims.get(id), hasAnother ? attempt : 0));
        }
        return new ProbeUnit(List.of(new Header("linux/fcntl.h", false), new Header("linux/ip.h", false)), questions).source();
    }

    private int idOf(String name) {
        return claims.indexOf(claims.stream().filter(claim -> claim.name().equals(name)).findFirst().orElseThrow());
    }
}
