package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagTableTest {
    private static final FlagTable O = FlagTable.flags("O", "O_", 32)
            .field("ACCMODE", 3).value("RDONLY", 0).value("WRONLY", 1).value("RDWR", 2).end()
            .bit("CREAT", 0_100).bit("EXCL", 0_200).bit("TRUNC", 0_1000).bit("NONBLOCK", 0_4000).alias("NDELAY", 0_4000)
            .bit("DSYNC", 0_10000).bit("SYNC", 0_4010000).bit("32BIT", 0x8000_0000L)
            .build();
    private static final FlagTable S = FlagTable.flags("S", "S_", 16)
            .field("IFMT", 0_170000)
            .value("IFBLK", 0_060000).value("IFREG", 0_100000).value("IFDIR", 0_040000).value("IFCHR", 0_020000).end()
            .bit("IRUSR", 0_400).bit("IWUSR", 0_200).bit("ISUID", 0_4000)
            .mode().build();
    private static final FlagTable SEEK = FlagTable.values("SEEK", "SEEK_", 32).value("SET", 0).value("CUR", 1).value("END", 2).build();
    private static final FlagTable AT = FlagTable.values("AT", "AT_", 32).value("FDCWD", -100).build();

    @Test
    void clearsAFieldThatReachesTheTopBit() {
        FlagTable table = FlagTable.flags("RET", "RET_", 32)
                .field("ACTION", 0xffff_0000).value("KILL", 0x8000_0000).value("ALLOW", 0x7fff_0000).end().build();
        assertThat(table.change(0x8000_0001, "~kill")).isEqualTo(1);
        assertThat(table.change(0x7fff_0001, "~kill")).isEqualTo(0x7fff_0001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "creat; 0100", "O_CREAT; 0100", "o_Creat; 0100", "creat,excl; 0300", "excl|creat; 0300", "  excl ,\tcreat ; 0300",
        "''; 0", "' '; 0",
        "rdonly; 0", "rdwr, creat; 0102", "ndelay; 04000", "accmode; 3", "sync,~dsync; 04000000", "creat,~creat; 0", "creat, ~ O_CREAT; 0",
        "rdwr,~accmode,wronly; 1", "rdwr, ~rdwr; 0", "rdwr,~wronly; 2", "0x40,0o200,01000; 01300", "64; 0100", "rdwr,RDWR; 2",
        "creat,~0xffffffff; 0", "-1; 037777777777", "32bit; 020000000000",
    })
    void parsesFlags(String text, String octal) {
        assertThat(O.parseInt(text)).isEqualTo(Integer.parseUnsignedInt(octal, 8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "rwxr-xr-x; 0755", "rwsr-Sr-t; 07745", "-----s--T; 03010", "---------; 0", "644; 0644", "0644; 0644", "0o4755; 04755",
        "0x1ff; 0777", "ifreg,rw-r--r--; 0100644", "ifdir, 1777; 041777", "irusr|iwusr; 0600", "rwxrwxrwx,~022; 0755",
        "ifreg,~ifdir; 0100000", "ifblk,~ifdir; 060000", "ifblk,~ifmt; 0", "S_IFDIR,~rwxrwxrwx; 040000",
    })
    void parsesModes(String text, String octal) {
        assertThat(S.parseInt(text)).isEqualTo(Integer.parseInt(octal, 8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "0; rdonly", "1; wronly", "0100; rdonly,creat", "3; 0x3", "04010000; rdonly,sync", "010000; rdonly,dsync",
        "04000000; rdonly,0x100000", "020000000102; rdwr,creat,32bit", "04010113; creat,sync,0xb",
    })
    void formatsFlags(String octal, String text) {
        assertThat(O.format(Integer.parseUnsignedInt(octal, 8))).isEqualTo(text);
        assertThat(O.format(Long.parseLong(octal, 8))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "0; 0", "0755; rwxr-xr-x", "0100644; ifreg,rw-r--r--", "041777; ifdir,rwxrwxrwt", "07745; rwsr-Sr-t", "0170000; 0xf000",
        "040000; ifdir",
    })
    void formatsModes(String octal, String text) {
        assertThat(S.format(Integer.parseInt(octal, 8))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"01600; creat,rw-------", "03000; creat,excl", "0640; rw-r-----", "04000; --S------"})
    void formatsModesBesideFlagsThatTakeTheirSpecialBits(String octal, String text) {
        FlagTable ipc = FlagTable.flags("IPC", "IPC_", 32).bit("CREAT", 0_1000).bit("EXCL", 0_2000).mode().build();
        assertThat(ipc.format(Integer.parseInt(octal, 8))).isEqualTo(text);
        assertThat(ipc.parse(text)).isEqualTo(Integer.parseInt(octal, 8));
    }

    @Test
    void readsOneValueWhereThereIsOneAtATime() {
        assertThat(SEEK.parse("end")).isEqualTo(2);
        assertThat(SEEK.parse(" SEEK_CUR ")).isEqualTo(1);
        assertThat(SEEK.parse("4")).isEqualTo(4);
        assertThat(SEEK.format(0)).isEqualTo("set");
        assertThat(SEEK.format(17)).isEqualTo("0x11");
        assertThat(SEEK.format(SEEK.parse(SEEK.format(17)))).isEqualTo("0x11");
        assertThatThrownBy(() -> SEEK.parse("set,cur")).hasMessageStartingWith("SEEK has no word \"set,cur\"");
        assertThatThrownBy(() -> SEEK.parse("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsSigns() {
        assertThat(AT.parse("fdcwd")).isEqualTo(-100);
        assertThat(AT.format(-100)).isEqualTo("fdcwd");
        assertThat(AT.nameOf(0xffffff9cL)).isEqualTo("FDCWD");
        assertThat(AT.parse("-5")).isEqualTo(-5);
    }

    @Test
    void changesAValue() {
        assertThat(O.change(0_101, "rdwr, ~creat, excl")).isEqualTo(0_202);
        assertThat(O.change(0_101, "")).isEqualTo(0_101);
        assertThat(O.change(3, "rdonly")).isZero();
        assertThat(S.change(0_100644, "~022, ifdir")).isEqualTo(0_040644);
    }

    @Test
    void namesTheGroupAndTheNearestWords() {
        assertThatThrownBy(() -> O.parse("creta")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("O has no word \"creta\"; the nearest are creat, ");
        assertThatThrownBy(() -> O.parse("creat,O_TRUMC")).hasMessageStartingWith("O has no word \"O_TRUMC\"; the nearest are trunc, ");
        assertThatThrownBy(() -> O.parse("~nothing")).hasMessageStartingWith("O has no word \"nothing\"");
        assertThatThrownBy(() -> O.valueOf("x")).hasMessageStartingWith("O has no word \"x\"");
    }

    @Test
    void refusesWordsThatExcludeEachOther() {
        assertThatThrownBy(() -> O.parse("rdonly,rdwr")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("O: rdwr and rdonly exclude each other, both are ACCMODE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"creat,", ",creat", "creat,,excl", "|", "~", "creat,~", "0x", "0o9", "12a", "-", "--1", "creat excl"})
    void refusesWhatIsNoWord(String text) {
        assertThatThrownBy(() -> O.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x100000000", "4294967296", "-2147483649", "0xffffffffffffffff"})
    void refusesNumbersThatDoNotFit(String text) {
        assertThatThrownBy(() -> O.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageEndingWith("does not fit 32 bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"689", "rwxrwxrwz", "rwxrwxrw", "wrxrwxrwx", "srwxrwxrw"})
    void refusesWhatIsNoMode(String text) {
        assertThatThrownBy(() -> S.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsItsWords() {
        assertThat(O.has("O_Sync")).isTrue();
        assertThat(O.has("path")).isFalse();
        assertThat(O.valueOf("sync")).isEqualTo(0_4010000);
        assertThat(O.nameOf(0_4000)).isEqualTo("NONBLOCK");
        assertThat(O.nameOf(5)).isNull();
        assertThat(O.words()).startsWith("ACCMODE", "RDONLY", "WRONLY", "RDWR", "CREAT").contains("NDELAY");
    }

    @Test
    void showsAnArgument() {
        assertThat(Quote.call("open", "/x", O.shown(0_100))).isEqualTo("open(\"/x\", rdonly,creat)");
    }

    @Test
    void aRepeatedStringAllocatesNothing() {
        assertThat(Allocation.perCall(() -> O.parseInt("rdwr, creat, ~excl, 0x1000"))).isZero();
    }
}
