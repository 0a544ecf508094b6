package io.dealtrail.testing;

import java.util.Arrays;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Fresh databases for tests of SQL that need no Spring context. */
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
        return filled(new DriverManagerDataSource(Postgres.freshDatabase()), migrations);
    }

    private static DataSource filled(DataSource data, String... migrations) {
        Resource[] scripts = Arrays.stream(migrations)
                .map(file -> new ClassPathResource("db/migration/common/" + file))
                .toArray(Resource[]::new);
        new ResourceDatabasePopulator(scripts).execute(data);
        return data;
    }
}
