package io.dealtrail.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads phone numbers as people write them into E.164 ({@code +8613800138000}). */
@Component
class PhoneNumbers {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Map<String, String> COUNTRIES = countries();

    private final CustomerSettings settings;

    PhoneNumbers(CustomerSettings settings) {
        this.settings = settings;
    }

    /**
     * The number in E.164, or nothing when it can be none. A number that its country has not given out passes: plans grow
     * faster than tables of them.
     *
     * @param country ISO 3166 alpha-2, by which a number without {@code +} is read
     */
    Optional<String> e164(String text, String country) {
        try {
            PhoneNumber number = PHONES.parse(text, country);
            return PHONES.isPossibleNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The country that an account's country, else its sales region, else the script of its name speaks for. */
    String country(@Nullable String country, @Nullable String region, String company) {
        String named = named(country);
        String regional = named != null ? named : named(region);
        if (regional != null) {
            return regional;
        }
        return CompanyName.isChinese(company) ? "CN" : settings.defaultCountry();
    }

    private @Nullable String named(@Nullable String place) {
        if (place == null) {
            return null;
        }
        String configured = settings.countries().get(place);
        return configured != null ? configured : COUNTRIES.get(place.strip().toLowerCase(Locale.ROOT));
    }

    /** Alpha-2 codes, and the countries' names in the languages of the product. */
    private static Map<String, String> countries() {
        Map<String, String> byName = new HashMap<>();
        Arrays.stream(Locale.getISOCountries()).forEach(code -> {
            Locale country = new Locale.Builder().setRegion(code).build();
            byName.put(code.toLowerCase(Locale.ROOT), code);
            byName.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            byName.put(country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE), code);
        });
        byName.put("usa", "US");
        byName.put("uk", "GB");
        byName.put("korea", "KR");
        return Map.copyOf(byName);
    }
}
