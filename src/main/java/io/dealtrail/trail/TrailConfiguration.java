package io.dealtrail.trail;

import io.dealtrail.web.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class TrailConfiguration {

    @Bean
    TrailWriter trailWriter(JdbcTemplate jdbc, Database database) {
        return database.isPostgres() ? new PostgresTrailWriter(jdbc) : new PortableTrailWriter(jdbc);
    }
}
