package io.dealtrail.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewProductTest {

    @Test
    void theFloorIsSixtyPercentOfTheListPriceUnlessSet() {
        assertThat(NewProduct.of("GTX Basic", "GTX", Money.parse("550", "USD"), List.of())
                        .checked("1", 0)
                        .floorPrice())
                .isEqualTo(Money.parse("330.00", "USD"));
        assertThat(priced("550", "500", "USD").checked("1", 0).floorPrice()).isEqualTo(Money.parse("500", "USD"));
    }

    @Test
    void theFloorIsNeitherAboveTheListPriceNorInAnotherCurrency() {
        for (NewProduct wrong :
                List.of(priced("550", "551", "USD"), priced("550", "500", "EUR"), priced("550", "-1", "USD"))) {
            assertThatThrownBy(() -> wrong.checked("1", 0))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("product.floor"));
        }
    }

    @Test
    void aProductNeedsNameAndPrice() {
        assertThatThrownBy(
                        () -> new NewProduct(" ", null, null, null, null, null, null, null, null, null).checked("1", 0))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .extracting(Refused.Field::field)
                                .containsExactly("name", "listPrice"));
    }

    private static NewProduct priced(String list, String floor, String currency) {
        return new NewProduct(
                "X", null, Money.parse(list, "USD"), Money.parse(floor, currency), null, true, null, null, null, null);
    }
}
