package io.dealtrail.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFieldsTest {

    private final PhoneNumbers phones = new PhoneNumbers(new CustomerSettings(null, null));

    @ParameterizedTest
    @CsvSource({
        "(202) 555-0123,US,+12025550123",
        "+49 30 901820,US,+4930901820",
        "138 0013 8000,CN,+8613800138000",
        "１３８００１３８０００,CN,+8613800138000",
        "+1-650-253-0000 ext. 12,CN,+16502530000"
    })
    void phoneNumbersAreKeptInOneForm(String written, String country, String kept) {
        assertThat(phones.e164(written, country)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call me", "12", "+999 1234", "123456789012345678"})
    void whatCannotBeAPhoneNumberIsRefused(String written) {
        assertThat(phones.e164(written, "US")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Germany,East,Acme,DE",
        "德国,East,Acme,DE",
        "gb,,Acme,GB",
        ",China,Acme,CN",
        ",West,Acme,US",
        ",,华为技术有限公司,CN",
        ",,Acme,US",
        "Philipines,Kenya,Acme,KE"
    })
    void aNumberWithoutPrefixBelongsToTheAccountsCountry(String country, String region, String name, String code) {
        assertThat(phones.country(country, region, name)).isEqualTo(code);
    }

    @Test
    void emailIsKeptInLowerCaseAndNamesTheContactIfNobodyElseDoes() {
        NewContact contact = checked(NewContact.of(" ", " Li.Wei@Example.CN ", null));
        assertThat(contact.email()).isEqualTo("li.wei@example.cn");
        assertThat(contact.name()).isEqualTo("li.wei@example.cn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a b@example.com",
                "@example.com",
                "a@@example.com",
                "a@-x.com",
                "a@example..com",
                "a@x.com>"
            })
    void whatIsNoEmailIsRefused(String email) {
        assertThatThrownBy(() -> checked(NewContact.of("Li", email, null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("email.invalid"));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThatThrownBy(() -> checked(new NewContact("x".repeat(201), "nobody", "none", "a\0b", "king")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .extracting(Refused.Field::field)
                                .containsExactlyInAnyOrderElementsOf(List.of(
                                        "contact.email",
                                        "contact.phone",
                                        "contact.name",
                                        "contact.title",
                                        "contact.role")));
    }

    private NewContact checked(NewContact contact) {
        Faults faults = new Faults();
        NewContact checked = contact.checked(faults, "contact.", phones, "US");
        faults.refuse();
        return checked;
    }
}
