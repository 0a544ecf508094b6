package io.dealtrail.transfer;

import io.dealtrail.customer.Customers;
import io.dealtrail.customer.NewAccount;
import io.dealtrail.deal.Deals;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Companies. Sectors and countries stay as they are written: what is a slip and what is meant, nobody here can know. */
@Component
@Order(5)
class AccountsProfile implements Profile {

    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final Columns COLUMNS = Columns.requiring("name")
            .field("name", "account", "account name", "company name", "company", "name", "客户名称")
            .field("industry", "sector", "industry", "客户行业")
            .field("millions", "revenue")
            .field("revenue", "annual revenue")
            .field("employees", "employees", "no. of employees", "number of employees")
            .field("country", "office location", "country", "billing country")
            .field("region", "region", "territory", "地区")
            .field("website", "website", "website url", "网址")
            .field("parent", "subsidiary of", "parent account")
            .field("externalKey", "account id", "record id");

    private final Customers customers;
    private final Deals deals;
    private final ApplicationEventPublisher events;

    AccountsProfile(Customers customers, Deals deals, ApplicationEventPublisher events) {
        this.customers = customers;
        this.deals = deals;
        this.events = events;
    }

    @Override
    public String key() {
        return "accounts";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public List<Outcome> take(List<Cells> rows, ImportRun run) {
        return rows.stream().map(row -> take(row, run)).toList();
    }

    private Outcome take(Cells row, ImportRun run) {
        String name = row.required("name", 200);
        String parent = row.text("parent", 200);
        String country = row.text("country", 100);
        String industry = row.text("industry", 120);
        String region = row.text("region", 64);
        String website = row.text("website", 500);
        String externalKey = row.text("externalKey", 200);
        Integer employees = row.whole("employees");
        Money revenue = revenue(row);
        Map<String, Object> others = row.others();
        if (!row.faults().none()) {
            return Outcome.failed(row.faults());
        }
        // A subsidiary may stand above its parent in the file: the parent's own row completes it later.
        String above = parent == null ? null : customers.findOrCreate(NewAccount.named(parent, null));
        NewAccount wanted =
                new NewAccount(name, region, country, industry, website, employees, revenue, above, externalKey);
        Optional<String> known = customers.named(name);
        String id = known.orElseGet(() -> customers.findOrCreate(wanted));
        long before = customers.require(id).version();
        if (known.isPresent()) {
            customers.change(id, wanted);
        }
        boolean changed = customers.require(id).version() != before;
        if (known.isEmpty() || changed) {
            note(id, others, run, row.row().line());
        }
        return known.isEmpty() ? Outcome.created(Customers.subject(id)) : Outcome.known(Customers.subject(id), changed);
    }

    /** The sample's data dictionary: "Annual revenue (in millions of USD)". */
    private @Nullable Money revenue(Cells row) {
        Money millions = row.money("millions", MILLION, deals.baseCurrency());
        return millions != null ? millions : row.money("revenue", BigDecimal.ONE, deals.baseCurrency());
    }

    /** What an account has no field for stays on its trail. */
    private void note(String id, Map<String, Object> others, ImportRun run, long line) {
        DealEvent event = DealEvent.of(Customers.subject(id), "account.imported")
                .with("import", run.id())
                .with("file", run.file())
                .with("fileHash", run.hash())
                .with("line", line);
        for (Map.Entry<String, Object> other : others.entrySet()) {
            event = event.with(other.getKey(), other.getValue());
        }
        events.publishEvent(event);
    }
}
