package io.dealtrail.testing;

import io.dealtrail.catalog.Catalog;
import io.dealtrail.catalog.NewProduct;
import io.dealtrail.customer.Contacts;
import io.dealtrail.customer.Customers;
import io.dealtrail.customer.NewAccount;
import io.dealtrail.customer.NewContact;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.NewDeal;
import io.dealtrail.engine.Workflow;
import io.dealtrail.shared.Money;
import io.dealtrail.testing.Api.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sells "Pump" at 1,000.00 USD (floor 600.00) to Acme by the REST contract, as the people of the {@link Company} by short names.
 */
public final class SalesOffice {

    private static final Map<String, String> USERS = Map.of(
            "rep", "anna.snelling",
            "manager", "dustin.brinkmann");

    private final ApplicationContext context;
    private final JdbcClient jdbc;

    public SalesOffice(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        clock().setTo(MovableClock.START);
        Catalog catalog = context.getBean(Catalog.class);
        if (catalog.find("Pump").isEmpty()) {
            catalog.create(NewProduct.of("Pump", "Pumps", Money.of(new BigDecimal("1000"), "USD"), List.of()));
        }
    }

    /** A deal of the rep's that starts at the stage, with a customer whose contact has an address. */
    public String openDeal(String stage) {
        return context.getBean(TransactionTemplate.class).execute(status -> {
            Contacts contacts = context.getBean(Contacts.class);
            String account = context.getBean(Customers.class).findOrCreate(NewAccount.named("Acme Pumps", "Central"));
            String number = context.getBean(Deals.class)
                    .open(new NewDeal(
                            "Pumps",
                            account,
                            "web",
                            "Central",
                            null,
                            null,
                            null,
                            user("rep"),
                            null,
                            stage,
                            null,
                            null,
                            Map.of()));
            NewContact carl = new NewContact("Carl Buyer", "carl@acme.example", null, null, null);
            contacts.link(number, contacts.add(account, carl), null);
            context.getBean(Workflow.class).start("deal", number, Map.of());
            return number;
        });
    }

    /** Takes the deal's process away, so that its timers are not in the way of other tests. */
    public void close(String deal) {
        RuntimeService runtime = context.getBean(RuntimeService.class);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(deal)
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over"));
        clock().setTo(MovableClock.START);
    }

    public Api as(String who) {
        return context.getBean(Api.class).as(user(who));
    }

    /** A draft of one line of pumps. */
    public Answer draft(String who, String deal, int quantity, String discountPercent) {
        return as(who).post("/api/deals/" + deal + "/proposals", lines(quantity, discountPercent));
    }

    public static String lines(int quantity, String discountPercent) {
        return "{\"lines\":[{\"product\":\"Pump\",\"quantity\":%d,\"discountPercent\":\"%s\"}]}"
                .formatted(quantity, discountPercent);
    }

    /** Completes the deal's open task of this key. */
    public Answer complete(String who, String deal, String key, String values) {
        String path = "/api/tasks/" + task(deal, key) + "/complete";
        return as(who).post(path, "{\"values\":" + values + "}");
    }

    public Answer tell(String who, String deal, String message, String values) {
        String body = "{\"name\":\"%s\",\"values\":%s}".formatted(message, values);
        return as(who).post("/api/deals/" + deal + "/messages", body);
    }

    /** A proposal without discount that the customer accepts: the deal is at its contract. */
    public void sell(String deal, int quantity) {
        draft("rep", deal, quantity, "0").expect(201);
        complete("rep", deal, "draftProposal", "{}").expect(200);
        runJobs();
        if (tasks(deal).contains("approveDiscount")) {
            complete("manager", deal, "approveDiscount", "{\"approved\":true}").expect(200);
            runJobs();
        }
        tell("rep", deal, "proposal.accepted", "{}").expect(200);
    }

    /** Sold, checked, signed and countersigned: the deal is in after-sales. */
    public void win(String deal, int quantity) {
        sell(deal, quantity);
        complete("manager", deal, "checkContract", "{\"complete\":true}").expect(200);
        runJobs();
        tell("rep", deal, "contract.signed", "{}").expect(200);
        complete("director", deal, "countersign", "{\"signed\":true}").expect(200);
        runJobs();
    }

    /** Moves the clock at once, so that what is due in between fires late, and only once. */
    public void leapTo(String moment) {
        clock().setTo(Instant.parse(moment));
        runJobs();
    }

    /** Keys of the deal's open tasks. */
    public List<String> tasks(String deal) {
        return jdbc.sql("select element from work_item where deal = :deal order by element")
                .param("deal", deal)
                .query(String.class)
                .list();
    }

    public void runJobs() {
        context.getBean(TimeMachine.class).runDueJobs();
    }

    public void wait(Duration time) {
        context.getBean(TimeMachine.class).travel(time);
    }

    public DealFacts facts(String deal) {
        return context.getBean(Deals.class).require(deal);
    }

    /** Actions on the deal's trail, in their order. */
    public List<String> trail(String deal) {
        return jdbc.sql("select action from trail_entry where subject = :deal order by n")
                .param("deal", deal)
                .query(String.class)
                .list();
    }

    /** Who got a mail with such a key. */
    public List<String> mails(String key) {
        return jdbc.sql("select recipient from outbox_mail where mail_key like :key")
                .param("key", key)
                .query(String.class)
                .list();
    }

    /** Texts of all values at a path such as {@code items/state}. */
    public static List<String> texts(Answer answer, String list, String field) {
        return answer.body().path(list).findValuesAsText(field);
    }

    private static String user(String who) {
        return USERS.getOrDefault(who, who);
    }

    private MovableClock clock() {
        return context.getBean(MovableClock.class);
    }

    private String task(String deal, String key) {
        return jdbc.sql("select id from work_item where deal = :deal and element = :key")
                .param("deal", deal)
                .param("key", key)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new AssertionError("no task " + key + " among " + tasks(deal)));
    }
}
