package io.dealtrail.testing;

import io.dealtrail.engine.Models;
import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What every product test shares: a clock to move, the company's people, a client. */
@TestConfiguration(proxyBeanMethods = false)
@Profile("test") // the product in a process of its own finds it too, and must not take its clock
class TestWorld {

    /** One for all contexts, since the engine's clock is static. */
    private static final MovableClock CLOCK = new MovableClock();

    @Bean(destroyMethod = "")
    @Primary
    MovableClock movableClock() {
        return CLOCK;
    }

    @Bean
    static Statements statements() {
        return new Statements();
    }

    @Bean
    TimeMachine timeMachine(MovableClock clock, ManagementService management) {
        return new TimeMachine(clock, management);
    }

    @Bean
    @Order(2)
    ApplicationRunner company(Accounts accounts, People people) {
        return new Company(accounts, people).settleIn();
    }

    @Bean
    ShippedAgain shippedAgain(Models models, PlatformTransactionManager transactions) {
        return new ShippedAgain(models, new TransactionTemplate(transactions));
    }

    @Bean
    Api apiClient(Environment environment) {
        return new Api(environment);
    }
}
