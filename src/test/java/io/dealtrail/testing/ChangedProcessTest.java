package io.dealtrail.testing;

import io.dealtrail.Dealtrail;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole product on a PostgreSQL of its own, for tests that publish changed models. One context for all such tests; each puts
 * the shipped models back by {@link ShippedAgain}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(
        classes = Dealtrail.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "dealtrail.testing=changed processes")
@ContextConfiguration(initializers = Postgres.FreshDatabase.class)
@ActiveProfiles("test")
@Import(TestWorld.class)
@ExtendWith(StandStill.class)
public @interface ChangedProcessTest {}
