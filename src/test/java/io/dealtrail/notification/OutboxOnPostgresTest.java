package io.dealtrail.notification;

import io.dealtrail.testing.Databases;
import javax.sql.DataSource;

class OutboxOnPostgresTest extends OutboxTest {

    @Override
    DataSource database() {
        return Databases.postgres(
                "V7__notification.sql",
                "V21__notification_choices.sql",
                "V25__documents_and_links.sql",
                "V32__mail.sql");
    }
}
