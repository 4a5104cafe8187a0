package dev.jsyscall.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManualPageTest {
    @Test
    void pagesOfSubsectionsLieInTheChapterAndKeepTheirEnding() {
        assertThat(ManualPage.of("open(2)")).map(ManualPage::address).contains("https://man7.org/linux/man-pages/man2/open.2.html");
        assertThat(ManualPage.of("PR_SET_NAME(2const)"))
                .map(ManualPage::address).contains("https://man7.org/linux/man-pages/man2/PR_SET_NAME.2const.html");
    }

    @Test
    void itPrintsAsItIsWritten() {
        assertThat(ManualPage.of("PR_SET_NAME(2const)")).hasToString("Optional[PR_SET_NAME(2const)]");
    }

    @Test
    void otherTextIsNoPage() {
        assertThat(ManualPage.of("the kernel's Documentation/filesystems/proc.rst")).isEmpty();
        assertThat(ManualPage.of("open(two)")).isEmpty();
    }
}
