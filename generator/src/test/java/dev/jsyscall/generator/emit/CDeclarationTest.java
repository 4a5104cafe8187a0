package dev.jsyscall.generator.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.TestSpecs;
import dev.jsyscall.generator.model.Abi;
import org.junit.jupiter.api.Test;

class CDeclarationTest {

    @Test
    void armsOfAnAnonymousUnionAreStructsAgain() {
        assertThat(declared("struct r { a: u32; union { struct { b: u32; c: u32; } d: u64; } e: u32; }")).isEqualTo("""
                struct r {
                    __u32 a;
                    union {
                        struct {
                            __u32 b;
                            __u32 c;
                        };
                        __u64 d;
                    };
                    __u32 e;
                };""");
    }

    @Test
    void aWholeArmMayLieOnSeveralMembersBeforeIt() {
        assertThat(declared("struct r { union { struct { a: u32; b: u32; } struct both { c: u32; d: u32; } } }")).isEqualTo("""
                struct r {
                    union {
                        struct {
                            __u32 a;
                            __u32 b;
                        };
                        struct {
                            __u32 c;
                            __u32 d;
                        } both;
                    };
                };""");
    }

    private static String declared(String spec) {
        Abi abi = TestSpecs.abi(spec);
        return new CDeclaration(abi).record(abi.record("r").orElseThrow());
    }
}
