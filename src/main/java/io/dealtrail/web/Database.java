package io.dealtrail.web;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Which database runs below, for the few statements that have a faster form on PostgreSQL. */
@Component
public class Database {

    private final boolean postgres;

    Database(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            this.postgres = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
        }
    }

    public boolean isPostgres() {
        return postgres;
    }
}
