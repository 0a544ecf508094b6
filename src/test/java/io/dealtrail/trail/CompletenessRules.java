package io.dealtrail.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.testing.EveryChangeLeavesAnEntry;
import io.dealtrail.testing.SalesOffice;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * That nothing is missing on the trail is seen to in all other tests: {@link EveryChangeLeavesAnEntry} stops a commit that lacks
 * an entry. Here: that it does, that it knows every table, and that what decided is kept.
 */
abstract class CompletenessRules {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    ApplicationContext context;

    private JdbcTemplate product;

    @Test
    void aChangeWithoutAnEntryCannotCommit() {
        TransactionTemplate guarded = guarded();
        assertThatThrownBy(() -> guarded.executeWithoutResult(s -> product().update("update team set name = name")))
                .hasMessageContaining("Changes without an entry of the trail in [team]");
        assertThatThrownBy(() -> product().update("update team set name = name"))
                .hasMessageContaining("[team]");
    }

    @Test
    void whatFoundNothingToChangeOrWasTakenBackNeedsNone() {
        TransactionTemplate guarded = guarded();
        guarded.executeWithoutResult(s -> product().update("update team set name = name where id = 'nobody'"));
        guarded.executeWithoutResult(s -> {
            product().update("update team set name = name");
            s.setRollbackOnly();
        });
        guarded.executeWithoutResult(s -> product().update("delete from saved_filter where 1 = 1"));
    }

    @Test
    void everyTableThatNeedsNoEntryExistsAndSaysWhy() {
        List<String> tables = jdbc.queryForList(
                "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'",
                String.class);
        assertThat(tables).containsAll(EveryChangeLeavesAnEntry.WITHOUT.keySet());
        assertThat(EveryChangeLeavesAnEntry.WITHOUT.values()).noneMatch(String::isBlank);
    }

    @Test
    void aGatewayKeepsTheFactsThatItSaw() {
        SalesOffice office = new SalesOffice(context);
        String deal = office.openDeal("needs-analysis");
        office.complete("rep", deal, "holdDiscovery", "{\"metAt\":\"2026-03-02T10:00:00Z\"}");
        office.complete(
                "rep",
                deal,
                "recordNeeds",
                "{\"pains\":\"leaks\",\"decisionMaker\":\"Carl\",\"expectedCloseOn\":\"2026-06-30\",\"fit\":\"standard\"}");
        String trail = office.as("auditor")
                .get("/api/deals/" + deal + "/trail?limit=200")
                .raw()
                .body();
        office.close(deal);
        assertThat(trail).contains("fact:whichFit.fit");
    }

    /** A database on which everything counts as the product's doing. */
    private JdbcTemplate product() {
        return product;
    }

    private TransactionTemplate guarded() {
        return new TransactionTemplate(new DataSourceTransactionManager(product.getDataSource()));
    }

    @BeforeEach
    void guard() {
        EveryChangeLeavesAnEntry guard = new EveryChangeLeavesAnEntry(type -> false);
        product = new JdbcTemplate(ProxyDataSourceBuilder.create(dataSource)
                .listener(guard)
                .methodListener(guard)
                .build());
    }
}
