package io.dealtrail.document;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who we are. Each change is on the trail of {@code settings:company}. */
@Component
@Transactional
public class Companies {

    private static final String SUBJECT = "settings:company";
    private static final Company NOBODY_YET =
            new Company("Our company", null, null, null, null, null, null, null, null, "UTC", null, 0);
    private static final Company SAMPLE = new Company(
            "Sample Company",
            "1 Sample Street\n10001 Sample City",
            "sales@example.com",
            "+1 555 010 0100",
            "www.example.com",
            "US-000000000",
            "Sample Bank\nIBAN US00 0000 0000 0000",
            "Prices are net; tax is added as stated. Delivery within 30 days of the order.",
            "价格均为净价，税费按所示另计。下单后 30 天内交货。",
            "UTC",
            null,
            0);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Company unnamed;

    Companies(JdbcClient jdbc, ApplicationEventPublisher events, @Value("${dealtrail.sample:false}") boolean sample) {
        this.jdbc = jdbc;
        this.events = events;
        this.unnamed = sample ? SAMPLE : NOBODY_YET;
    }

    @Transactional(readOnly = true)
    public Company current() {
        return jdbc.sql("""
                select name, address, email, phone, website, tax_number, bank, terms_en, terms_zh, time_zone, logo, version
                from company""").query(Company.class).optional().orElse(unnamed);
    }

    /** @throws Refused {@code company.changed} (409) when somebody changed it meanwhile */
    Company change(Company after) {
        events.publishEvent(new Touch(List.of(SUBJECT)));
        Company before = current();
        int changed = jdbc.sql("""
                update company set name = :name, address = :address, email = :email, phone = :phone, website = :website,
                    tax_number = :taxNumber, bank = :bank, terms_en = :termsEn, terms_zh = :termsZh, time_zone = :timeZone,
                    version = version + 1
                where version = :version""").paramSource(after).update();
        if (changed == 0 && (before.version() > 0 || after.version() > 0)) {
            throw Refused.conflict("company.changed", before.name()).with("current", before);
        }
        if (changed == 0) {
            jdbc.sql("""
                    insert into company (id, name, address, email, phone, website, tax_number, bank, terms_en, terms_zh, time_zone, version)
                    values (1, :name, :address, :email, :phone, :website, :taxNumber, :bank, :termsEn, :termsZh, :timeZone, 1)""").paramSource(after).update();
        }
        events.publishEvent(DealEvent.of(SUBJECT, "company.changed")
                .change("name", before.name(), after.name())
                .change("address", before.address(), after.address())
                .change("email", before.email(), after.email())
                .change("phone", before.phone(), after.phone())
                .change("website", before.website(), after.website())
                .change("taxNumber", before.taxNumber(), after.taxNumber())
                .change("bank", before.bank(), after.bank())
                .change("termsEn", before.termsEn(), after.termsEn())
                .change("termsZh", before.termsZh(), after.termsZh())
                .change("timeZone", before.timeZone(), after.timeZone()));
        return current();
    }

    /** @param logo as PNG; null takes it away */
    void changeLogo(byte @Nullable [] logo) {
        events.publishEvent(new Touch(List.of(SUBJECT)));
        if (current().version() == 0) {
            change(current());
        }
        jdbc.sql("update company set logo = :logo, version = version + 1")
                .param("logo", logo)
                .update();
        events.publishEvent(DealEvent.of(SUBJECT, logo == null ? "company.logoRemoved" : "company.logoChanged"));
    }
}
