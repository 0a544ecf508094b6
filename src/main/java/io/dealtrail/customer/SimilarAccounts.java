package io.dealtrail.customer;

import io.dealtrail.customer.AccountDeals.Condition;
import io.dealtrail.people.Person;
import io.dealtrail.web.Like;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that may be the same company: by name, phone or e-mail; one mail domain is only a hint. */
@Component
@Transactional(readOnly = true)
public class SimilarAccounts {

    /** Why they may be the same, the strongest reason first. */
    public enum Why {
        NAME,
        PHONE,
        EMAIL,
        BEGINNING,
        DOMAIN
    }

    /** An account that the person may see. */
    public record Similar(
            String id,
            String name,
            @Nullable String region,
            @Nullable String industry,
            Why why) {}

    private record Ranked(
            String id,
            String name,
            @Nullable String region,
            @Nullable String industry,
            int why) {}

    /** Mail domains that anybody may have an address in. */
    private static final Set<String> PUBLIC_DOMAINS = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "yahoo.com",
            "icloud.com",
            "aol.com",
            "proton.me",
            "qq.com",
            "foxmail.com",
            "163.com",
            "126.com",
            "sina.com",
            "sina.cn",
            "gmx.de",
            "gmx.net",
            "web.de",
            "t-online.de",
            "mail.ru",
            "yandex.ru");

    private static final int SHOWN = 6;

    private final JdbcClient jdbc;
    private final AccountDeals deals;
    private final Contacts contacts;
    private final PhoneNumbers phones;

    SimilarAccounts(JdbcClient jdbc, AccountDeals deals, Contacts contacts, PhoneNumbers phones) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.contacts = contacts;
        this.phones = phones;
    }

    /** What is known of a company while it is being entered; the longer the name, the fewer begin with it. */
    public List<Similar> typed(
            Person person,
            @Nullable String name,
            @Nullable String region,
            @Nullable String phone,
            @Nullable String email) {
        String company = name == null ? "" : name.strip();
        String number = phone == null || phone.isBlank()
                ? ""
                : phones.e164(phone, phones.country(null, region, company)).orElse("");
        return find(person, company, company.length() >= 3, List.of(number), mails(email), "");
    }

    /** What an account may be a double of. */
    List<Similar> of(Person person, Account account) {
        List<Contact> people = contacts.ofAccount(account.id());
        return find(
                person,
                account.name(),
                false,
                people.stream().map(Contact::phone).filter(Objects::nonNull).toList(),
                people.stream().map(Contact::email).filter(Objects::nonNull).toList(),
                account.id());
    }

    private List<Similar> find(
            Person person,
            String name,
            boolean beginning,
            Collection<String> numbers,
            Collection<String> mails,
            String except) {
        Condition visible = deals.visible(person);
        String normal = name.isEmpty() ? "" : CompanyName.normalise(name);
        List<String> domains = mails.stream()
                .map(mail -> mail.substring(mail.indexOf('@') + 1))
                .filter(domain -> !domain.isEmpty() && !PUBLIC_DOMAINS.contains(domain))
                .distinct()
                .toList();
        return jdbc
                .sql("""
                        select a.id, a.name, a.region, a.industry, min(s.why) as why from (
                            select id, 0 as why from account where normal_name = :normal
                            union all select c.account, 1 from contact c where c.phone in (:numbers) and c.removed_at is null
                            union all select c.account, 2 from contact c where c.email in (:mails) and c.removed_at is null
                            union all select id, 3 from account where normal_name like :beginning
                            union all select c.account, 4 from contact c
                                where substring(c.email, position('@' in c.email) + 1) in (:domains) and c.removed_at is null
                        ) s join account a on a.id = s.id
                        where a.merged_into is null and a.id <> :except and %s
                        group by a.id, a.name, a.region, a.industry order by why, a.name, a.id limit %d""".formatted(visible.sql(), SHOWN))
                .params(visible.params())
                .param("normal", normal)
                .param("numbers", some(numbers))
                .param("mails", some(mails))
                .param("beginning", beginning ? Like.beginning(normal) : "")
                .param("domains", some(domains))
                .param("except", except)
                .query(Ranked.class)
                .list()
                .stream()
                .map(r -> new Similar(r.id(), r.name(), r.region(), r.industry(), Why.values()[r.why()]))
                .toList();
    }

    private static List<String> mails(@Nullable String email) {
        return email == null || email.indexOf('@') < 1
                ? List.of()
                : List.of(email.strip().toLowerCase(Locale.ROOT));
    }

    /** No list in SQL is empty; nothing equals this. */
    private static Set<String> some(Collection<String> values) {
        Set<String> some = values.stream().filter(v -> !v.isEmpty()).collect(Collectors.toSet());
        return some.isEmpty() ? Set.of("-") : some;
    }
}
