package io.dealtrail.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** All scenarios, on each database; together they leave no node of any model untrodden. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class Scenarios
        implements PlainWay,
                LeadScenarios,
                OfferScenarios,
                ContractScenarios,
                AfterSalesScenarios,
                LateTasks,
                Refusals,
                FailingSteps {

    @Autowired
    ApplicationContext context;

    private Sales sales;

    @BeforeEach
    void theHouseOpens() {
        sales = new Sales(context);
    }

    @AfterEach
    void everyTrailIsWholeAndTheHouseCloses() {
        sales.close();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void thenEveryNodeOfEveryModelHasBeenPassed() {
        assertThat(new Footprints(context.getBean(JdbcTemplate.class)).missing())
                .isEmpty();
    }

    @Override
    public Sales sales() {
        return sales;
    }
}
