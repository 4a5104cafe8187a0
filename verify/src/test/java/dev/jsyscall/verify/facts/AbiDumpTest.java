package dev.jsyscall.verify.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.SampleAbi;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class AbiDumpTest {

    @Test
    void printsOneLinePerFactKindFirst() {
        assertThat(dump("ppc")).isEqualTo(String.join("\n",
                "constant\tO\tCREAT\tO_CREAT\t64",
                "constant\tO\tDIRECTORY\tO_DIRECTORY\t16384",
                "constant\tAT\tFDCWD\tAT_FDCWD\t-100",
                "constant\tIOCTL\tTIOCGWINSZ\tTIOCGWINSZ\t1074295912",
                "struct\tflock\t16\t4",
                "field\tflock\tl_type\t0\t2",
                "field\tflock\tl_whence\t2\t2",
                "field\tflock\tl_start\t4\t4",
                "field\tflock\tl_len\t8\t4",
                "field\tflock\tl_pid\t12\t4",
                "struct\tiphdr\t20\t4",
                "field\tiphdr\tversion\tbits 0:0-3\t",
                "field\tiphdr\tihl\tbits 0:4-7\t",
                "field\tiphdr\taddrs\t12\t8",
                "field\tiphdr\taddrs.saddr\t12\t4",
                "field\tiphdr\taddrs.daddr\t16\t4",
                "syscall\topen\t5\t-",
                "syscall\tread\t3\t-",
                ""));
    }

    @Test
    void showsEachArchitecturesOwnValues() {
        assertThat(dump("x86_64"))
                .contains("constant\tO\tDIRECTORY\tO_DIRECTORY\t65536\n", "struct\tflock\t32\t8\n", "syscall\tread\t0\t-\n")
                .contains("field\tiphdr\tihl\tbits 0:0-3\t\n");
    }

    private static String dump(String arch) {
        Abi abi = SampleAbi.abi();
        var text = new StringWriter();
        new AbiDump(abi, abi.arch(arch).orElseThrow()).write(new PrintWriter(text));
        return text.toString();
    }
}
