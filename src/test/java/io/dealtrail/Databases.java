package io.dealtrail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Fresh databases for tests of SQL that need no Spring context. {@code TEST_PG_URL} names a server to use instead of the embedded one. */
public final class Databases {

    private Databases() {}

    /** @param migrations files under {@code db/migration/common} */
    public static DataSource h2(String... migrations) {
        return filled(
                new EmbeddedDatabaseBuilder()
                        .setType(EmbeddedDatabaseType.H2)
                        .generateUniqueName(true)
                        .build(),
                migrations);
    }

    /** @param migrations files under {@code db/migration/common} */
    public static DataSource postgres(String... migrations) {
        String external = System.getenv("TEST_PG_URL");
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        String url = external == null ? Server.URL : external;
        new JdbcTemplate(new DriverManagerDataSource(url)).execute("create schema " + schema);
        String separator = url.contains("?") ? "&" : "?";
        return filled(new DriverManagerDataSource(url + separator + "currentSchema=" + schema), migrations);
    }

    private static DataSource filled(DataSource data, String... migrations) {
        Resource[] scripts = Arrays.stream(migrations)
                .map(file -> new ClassPathResource("db/migration/common/" + file))
                .toArray(Resource[]::new);
        new ResourceDatabasePopulator(scripts).execute(data);
        return data;
    }

    private static final class Server {

        private static final String URL = start();

        @SuppressWarnings("resource")
        private static String start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .start();
                // Stopped after the contexts, or the build waits for their connections.
                SpringApplication.getShutdownHandlers().add(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                return server.getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
