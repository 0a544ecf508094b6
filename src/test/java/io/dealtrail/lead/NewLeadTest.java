package io.dealtrail.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.customer.NewContact;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewLeadTest {

    @Test
    void theTitleSaysWhoAndWithWhatTheyBegan() {
        assertThat(lead("Acme", null).title()).isEqualTo("Acme");
        assertThat(lead("Acme", "20 licences, please\nRegards").title()).isEqualTo("Acme: 20 licences, please");
        assertThat(lead("Acme", "word ".repeat(30)).title()).isEqualTo("Acme: " + "word ".repeat(11) + "word…");
        assertThat(lead("华为", "我们想购买".repeat(20)).title()).hasSize(4 + 60 + 1);
        assertThat(lead("A".repeat(200), "anything").title()).hasSize(200);
    }

    @Test
    void companyAndSourceAreAllThatMustBeGiven() {
        assertThatThrownBy(() -> checked(new NewLead(
                        " ",
                        NewContact.of(null, null, null),
                        null,
                        null,
                        null,
                        null,
                        -1,
                        Money.parse("-1", "USD"),
                        null,
                        "x".repeat(121),
                        null,
                        null,
                        Map.of())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .extracting(Refused.Field::field)
                                .containsExactlyInAnyOrderElementsOf(
                                        List.of("company", "source", "employees", "amount", "externalId")));
        assertThat(checked(lead(" Acme ", null)).company()).isEqualTo("Acme");
    }

    @ParameterizedTest
    @CsvSource({"0,20", "29,20", "30,50", "69,50", "70,80", "100,80"})
    void priorityFollowsTheScore(int score, int priority) {
        assertThat(RecordScoreStep.priority(score)).isEqualTo(priority);
    }

    private static NewLead checked(NewLead lead) {
        Faults faults = new Faults();
        NewLead checked = lead.checked(faults);
        faults.refuse();
        return checked;
    }

    private static NewLead lead(String company, @Nullable String message) {
        return new NewLead(
                company,
                NewContact.of(null, null, null),
                "web",
                null,
                null,
                null,
                null,
                null,
                message,
                null,
                null,
                null,
                Map.of());
    }
}
