package io.dealtrail.document;

import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Who we are, as entered. */
record CompanyForm(
        @Nullable String name,
        @Nullable String address,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String taxNumber,
        @Nullable String bank,
        @Nullable String termsEn,
        @Nullable String termsZh,
        @Nullable String timeZone,
        @Nullable Long version) {

    /** @throws Refused with the faulty fields */
    Company checked(long current) {
        Faults faults = new Faults();
        String zone = faults.required("timeZone", timeZone, 64);
        if (!zone.isEmpty() && !isZone(zone)) {
            faults.add("timeZone", "profile.timeZone", zone);
        }
        String mail = faults.text("email", email, 254);
        if (mail != null && !mail.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")) {
            faults.add("email", "email.invalid", mail);
        }
        Company company = new Company(
                faults.required("name", name, 200),
                faults.text("address", address, 1_000),
                mail,
                faults.text("phone", phone, 100),
                faults.text("website", website, 200),
                faults.text("taxNumber", taxNumber, 100),
                faults.text("bank", bank, 1_000),
                faults.text("termsEn", termsEn, 10_000),
                faults.text("termsZh", termsZh, 10_000),
                zone,
                null,
                current);
        faults.refuse();
        return company;
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
