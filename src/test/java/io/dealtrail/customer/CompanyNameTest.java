package io.dealtrail.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Acme Corporation         | ACME, Inc.
            Müller & Söhne GmbH      | müller söhne
            Weiß GmbH & Co. KG       | WEISS
            L.L. Bean S.A.           | ll bean
            北京字节跳动科技有限公司      | 北京字节跳动科技
            阿里巴巴（中国）有限公司      | 阿里巴巴(中国)
            ＡＣＭＥ　Ltd             | acme
            O'Neill Ltd.             | ONeill
            Data-Soft  Pty. Ltd.     | data soft
            """)
    void theSameCompanyIsRecognisedHoweverItIsWritten(String one, String other) {
        assertThat(CompanyName.normalise(one)).isEqualTo(CompanyName.normalise(other));
    }

    @ParameterizedTest
    @CsvSource({"Acme East,Acme West", "Betatech,Betasoloin", "Goodsilron,Good Silron", "华为技术有限公司,中兴通讯有限公司"})
    void differentCompaniesStayApart(String one, String other) {
        assertThat(CompanyName.normalise(one)).isNotEqualTo(CompanyName.normalise(other));
    }

    @ParameterizedTest
    @CsvSource({"Co.", "有限公司", "Inc", "Limited", "???"})
    void aNameThatIsNothingButALegalFormKeepsIt(String name) {
        assertThat(CompanyName.normalise(name)).isNotBlank();
    }

    @Test
    void theRegionIsPartOfTheKey() {
        assertThat(CompanyName.key("Acme Inc", "East"))
                .isEqualTo(CompanyName.key("ACME", "EAST"))
                .isNotEqualTo(CompanyName.key("Acme", "West"))
                .isNotEqualTo(CompanyName.key("Acme", null));
    }

    @Property
    void normalisingAgainChangesNothing(@ForAll @StringLength(min = 1, max = 200) String name) {
        String once = CompanyName.normalise(name);
        assertThat(CompanyName.normalise(once)).isEqualTo(once);
        assertThat(once.length()).isLessThanOrEqualTo(200);
    }

    @Property
    void caseAndLegalFormNeverMatter(@ForAll @AlphaChars @StringLength(min = 6, max = 40) String name) {
        String plain = CompanyName.normalise(name);
        assertThat(CompanyName.normalise(name.toUpperCase(Locale.ROOT))).isEqualTo(plain);
        assertThat(CompanyName.normalise(name + " GmbH")).isEqualTo(plain);
        assertThat(CompanyName.normalise(name + ", Inc.")).isEqualTo(plain);
        assertThat(CompanyName.normalise(name + "有限公司")).isEqualTo(plain);
    }
}
