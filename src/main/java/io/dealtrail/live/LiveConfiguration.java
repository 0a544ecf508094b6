package io.dealtrail.live;

import io.dealtrail.web.Database;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    Relay relay(Database database, JdbcConnectionDetails server) {
        return database.isPostgres() ? new PostgresRelay(server) : new InProcessRelay();
    }
}
