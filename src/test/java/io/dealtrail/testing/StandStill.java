package io.dealtrail.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Test classes share a database. Before each class, the deals of the classes before it stand still: their jobs are suspended, so
 * that a class that moves the clock by months runs the timers of its own deals only.
 */
class StandStill implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        SpringExtension.getApplicationContext(context)
                .getBean(JdbcTemplate.class)
                .update("update ACT_RU_JOB set SUSPENSION_STATE_ = 2");
    }
}
