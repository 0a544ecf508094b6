package io.dealtrail.bench;

import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Postgres;
import io.dealtrail.testing.PostgresProductTest;
import io.dealtrail.transfer.ImportDoor;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** {@code mvn -Pbench verify}: the product beside the bare engine, on the same PostgreSQL. See {@code docs/benchmark.md}. */
@Tag("bench")
@PostgresProductTest
@TestPropertySource(
        properties = {
            "dealtrail.engine.activity-history=false",
            "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true",
            // the tests' coverage listeners would be measured too
            "spring.autoconfigure.exclude=org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration"
        })
@Import(BenchmarkTest.Counting.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BenchmarkTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {

        @Bean
        static Counter statementCounter() {
            return new Counter();
        }

        @Bean
        static BeanPostProcessor countedDataSource(Counter counter) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) throws BeansException {
                    return bean instanceof DataSource source ? counter.around(source) : bean;
                }
            };
        }
    }

    private final Report report = new Report();
    private BareEngine bare;
    private Product product;
    private Cpu cpu;

    @Autowired
    ApplicationContext context;

    @Autowired
    DataSource source;

    @BeforeAll
    void prepare() {
        bare = new BareEngine(Postgres.freshDatabase());
        product = new Product(context);
        cpu = new Cpu(bare.source());
    }

    @AfterAll
    void tell() {
        report.write();
        bare.close();
    }

    @Test
    @Order(1)
    void aDealThroughSixStages() {
        new DealBench(bare, product, context.getBean(Counter.class), cpu, report).run(() -> {
            new JdbcTemplate(bare.source()).execute("analyze");
            new JdbcTemplate(source).execute("analyze");
        });
    }

    @Test
    @Order(2)
    void timersDueAtOnce() {
        new TimerBench(
                        bare,
                        product,
                        context.getBean(ManagementService.class),
                        context.getBean(MovableClock.class),
                        report)
                .run();
    }

    @Test
    @Order(3)
    void theSampleIsImported() {
        new ImportBench(new ImportDoor(context), report).run();
    }

    @Test
    @Order(6)
    void pages() {
        new PageBench(source, context.getBean(Counter.class), context.getEnvironment(), report).run();
    }

    @Test
    @Order(4)
    void taskLists() {
        try (BareEngine fresh = new BareEngine(Postgres.freshDatabase())) {
            new ListBench(fresh, context, source, report).run();
        }
    }

    @Test
    @Order(5)
    void theTrailOfOneDeal() {
        new TrailBench(product, context, source, report).run();
    }
}
