package io.dealtrail.transfer;

import io.dealtrail.customer.NewContact;
import io.dealtrail.deal.Deals;
import io.dealtrail.lead.Leads;
import io.dealtrail.lead.NewLead;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads from a list: each comes in as any lead does. */
@Component
@Order(4)
class LeadsProfile implements Profile {

    private static final Columns COLUMNS = Columns.requiring("company", "reach")
            .field("company", "company", "company name", "company / account", "organization", "公司名称", "客户名称")
            .field(
                    "reach",
                    "email",
                    "email address",
                    "primary email",
                    "phone",
                    "mobile phone",
                    "mobile",
                    "contact name",
                    "contact",
                    "full name",
                    "last name",
                    "邮箱",
                    "手机",
                    "电话",
                    "联系人",
                    "联系人名称",
                    "联系人电话")
            .field("contact", "contact name", "contact", "full name", "联系人", "联系人名称")
            .field("firstName", "first name")
            .field("lastName", "last name")
            .field("title", "job title", "title", "职务")
            .field("email", "email", "email address", "primary email", "邮箱")
            .field("phone", "phone", "mobile phone", "mobile", "phone number", "手机", "电话", "联系人电话")
            .field("language", "language", "preferred language", "语言")
            .field("source", "source", "lead source", "线索来源")
            .field("region", "region", "territory", "地区")
            .field("country", "country", "country/region")
            .field("industry", "industry", "sector", "客户行业")
            .field("employees", "employees", "no. of employees", "number of employees")
            .field("amount", "amount", "budget", "expected revenue")
            .field("message", "message", "description", "notes", "备注", "客户需求")
            .field("externalId", "external id", "lead id", "record id", "id")
            .field("owner", "owner", "lead owner", "负责人")
            .field("createdAt", "created at", "created date", "create date");

    private final Leads leads;
    private final Deals deals;
    private final People people;

    LeadsProfile(Leads leads, Deals deals, People people) {
        this.leads = leads;
        this.deals = deals;
        this.people = people;
    }

    @Override
    public String key() {
        return "leads";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public List<Outcome> take(List<Cells> rows, ImportRun run) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Cells row : rows) {
            NewLead lead = lead(row);
            outcomes.add(row.faults().none() ? capture(lead) : Outcome.failed(row.faults()));
        }
        return outcomes;
    }

    private Outcome capture(NewLead lead) {
        Optional<String> known = leads.known(lead);
        return known.map(deal -> Outcome.known(deal, false))
                .orElseGet(() -> Outcome.created(leads.capture(lead).deal()));
    }

    private NewLead lead(Cells row) {
        LocalDate created = row.date("createdAt");
        Money amount = row.money("amount", BigDecimal.ONE, deals.baseCurrency());
        String company = row.required("company", 200);
        Map<String, Object> others = row.others();
        return new NewLead(
                company,
                new NewContact(contact(row), row.raw("email"), row.raw("phone"), row.raw("title"), null, language(row)),
                source(row, others),
                row.raw("region"),
                row.raw("country"),
                row.raw("industry"),
                row.whole("employees"),
                amount,
                row.raw("message"),
                row.raw("externalId"),
                owner(row),
                created == null ? null : created.atStartOfDay().toInstant(ZoneOffset.UTC),
                others);
    }

    /** The contact's language, if it is one that we write; another one is told by the account. */
    private static @Nullable String language(Cells row) {
        String given = row.raw("language");
        String code = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        return switch (code) {
            case "en", "en-us", "en-gb", "english", "英语", "英文" -> "en";
            case "zh", "zh-cn", "zh_cn", "chinese", "中文", "汉语" -> "zh-CN";
            default -> null;
        };
    }

    /** What another system calls a source is kept as an attribute; here it came by import. */
    private static String source(Cells row, Map<String, Object> others) {
        String given = row.raw("source");
        if (given == null) {
            return "import";
        }
        String source = given.toLowerCase(Locale.ROOT);
        if (NewLead.SOURCES.contains(source)) {
            return source;
        }
        others.put("source", given);
        return "import";
    }

    private @Nullable String owner(Cells row) {
        String given = row.raw("owner");
        if (given == null) {
            return null;
        }
        Optional<Person> owner = Stream.of(given.toLowerCase(Locale.ROOT), TeamsProfile.username(given))
                .flatMap(name -> people.active(name).stream())
                .findFirst();
        if (owner.isEmpty()) {
            row.faults().add("owner", "import.agent", given);
        }
        return owner.map(Person::username).orElse(null);
    }

    private static @Nullable String contact(Cells row) {
        String name = row.raw("contact");
        if (name != null) {
            return name;
        }
        String both = Stream.of("firstName", "lastName")
                .map(row::raw)
                .filter(part -> part != null)
                .reduce("", (a, b) -> (a + " " + b).strip());
        return both.isEmpty() ? null : both;
    }
}
