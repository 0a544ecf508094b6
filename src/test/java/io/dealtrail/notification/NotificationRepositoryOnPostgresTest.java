package io.dealtrail.notification;

import io.dealtrail.testing.Databases;
import javax.sql.DataSource;

class NotificationRepositoryOnPostgresTest extends NotificationRepositoryTest {

    @Override
    DataSource database() {
        return Databases.postgres("V7__notification.sql", "V21__notification_choices.sql");
    }
}
