package io.dealtrail.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.catalog.Catalog;
import io.dealtrail.deal.CustomerReplies;
import io.dealtrail.engine.Workflow;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.MovableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The house as its people and customers meet it: by REST alone. It sells valves at 1,000.00 USD each, not below 600.00. Leads of
 * Anna's are her own, Dustin is her manager.
 */
final class Sales {

    static final String REP = "anna.snelling";
    static final String MANAGER = "dustin.brinkmann";

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    private final Api api;
    private final MovableClock clock;
    private final EngineRoom engine;
    private final JdbcTemplate jdbc;
    private final ApplicationContext context;
    private final List<Journey> journeys = new ArrayList<>();

    Sales(ApplicationContext context) {
        this.context = context;
        api = context.getBean(Api.class);
        clock = context.getBean(MovableClock.class);
        engine = new EngineRoom(context);
        AbstractAssertions.init(context.getBean(ProcessEngine.class));
        jdbc = context.getBean(JdbcTemplate.class);
        clock.setTo(MovableClock.START);
        if (context.getBean(Catalog.class).find("Valve").isEmpty()) {
            as("admin").post("/api/products", json("""
                    {'name':'Valve','listPrice':{'amount':'1000.00','currency':'USD'}}""")).expect(201);
        }
    }

    /** A name that no other deal of any test has. */
    static String aCompany() {
        return "Scenario " + COMPANIES.incrementAndGet() + " of "
                + ProcessHandle.current().pid();
    }

    /** A lead that comes in by the web and that Anna takes down. */
    Journey lead() {
        return lead(aCompany());
    }

    Journey lead(String company) {
        return lead(REP, company, "buyer@" + company.replace(' ', '-').toLowerCase(java.util.Locale.ROOT) + ".example");
    }

    Journey lead(String who, String company, String email) {
        Answer taken =
                as(who).post("/api/leads", json("""
                {'company':'%s','contact':{'name':'Bo Buyer','email':'%s'},'source':'web','region':'Central'}""".formatted(company, email))).expect(201);
        return journey(taken.text("/deal"));
    }

    Journey journey(String number) {
        Journey journey = new Journey(this, number);
        journeys.add(journey);
        return journey;
    }

    Api as(String user) {
        return api.as(user);
    }

    EngineRoom engine() {
        return engine;
    }

    MovableClock clock() {
        return clock;
    }

    /** What was done is on each deal's trail, all of it and as it was; then the deals make room for other tests. */
    void close() {
        try {
            journeys.forEach(Journey::isProven);
        } finally {
            journeys.forEach(journey -> engine.stop(journey.number()));
            clock.setTo(MovableClock.START);
        }
    }

    void customerWrites(String deal) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            context.publishEvent(DealEvent.of(deal, "mail.received"));
            context.getBean(CustomerReplies.class).waits(deal, clock.instant());
            context.getBean(Workflow.class).tellAll("customer.replied", deal);
        });
    }

    /** Somebody changes the database behind the product's back. */
    void tampers(String sql, String number) {
        assertThat(jdbc.update(sql, number)).isPositive();
    }

    /** JSON is easier on the eye with single quotes. */
    static String json(String text) {
        return text.replace('\'', '"');
    }
}
