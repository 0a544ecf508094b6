package io.dealtrail.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FileNameTest {

    private static final List<String> PDF = List.of(".pdf");

    @Test
    void nothingOfAPathIsLeft() {
        assertThat(FileName.of("../../etc/passwd.pdf", PDF)).isEqualTo("passwd.pdf");
        assertThat(FileName.of("C:\\Users\\anna\\Offer.PDF", PDF)).isEqualTo("Offer.PDF");
        assertThat(FileName.of("..", PDF)).isEqualTo("file.pdf");
        assertThat(FileName.of(null, PDF)).isEqualTo("file.pdf");
    }

    @Test
    void anEndingCannotBeHidden() {
        assertThat(FileName.of("offer\u202Efdp.exe", PDF)).isEqualTo("offerfdp.exe.pdf");
        assertThat(FileName.of("offer.pdf\u0000.exe", PDF)).isEqualTo("offer.pdf.exe.pdf");
    }

    @Test
    void oneLetterIsWrittenInOneWay() {
        assertThat(FileName.of("Angebot fu\u0308r Mu\u0308ller.pdf", PDF)).isEqualTo("Angebot für Müller.pdf");
        assertThat(FileName.of("报价单.pdf", PDF)).isEqualTo("报价单.pdf");
    }

    @Property
    void everyNameIsShortAndHasItsEnding(@ForAll String sent) {
        String name = FileName.of(sent, PDF);
        assertThat(name.length()).isBetween(5, FileName.MAX);
        assertThat(name.toLowerCase(java.util.Locale.ROOT)).endsWith(".pdf");
        assertThat(name).doesNotContain("/", "\\", "\"", "<", "\n");
    }
}
