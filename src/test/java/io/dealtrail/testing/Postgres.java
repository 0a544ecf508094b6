package io.dealtrail.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One real PostgreSQL for the whole run: embedded, or the server that {@code TEST_PG_URL} or {@code -Dbench.url} names (a database to connect to first). */
public final class Postgres {

    private static @Nullable EmbeddedPostgres server;

    private Postgres() {}

    /** JDBC address, with user, of a new empty database. */
    public static String freshDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        String admin = admin();
        try (Connection connection = DriverManager.getConnection(admin);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return admin.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
    }

    private static synchronized String admin() {
        String given = System.getProperty("bench.url", System.getenv("TEST_PG_URL"));
        if (given != null && !given.isBlank()) {
            return given;
        }
        if (server == null) {
            try {
                // Without its own shutdown hook: it would stop before the contexts, and they would wait for it.
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> close(started));
                server = started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server.getJdbcUrl("postgres", "postgres");
    }

    private static void close(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + freshDatabase(),
                            "spring.datasource.username=",
                            "spring.datasource.password=")
                    .applyTo(context);
        }
    }
}
