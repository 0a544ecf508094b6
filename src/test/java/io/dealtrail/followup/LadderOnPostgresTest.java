package io.dealtrail.followup;

import io.dealtrail.testing.Databases;
import javax.sql.DataSource;

class LadderOnPostgresTest extends LadderTest {

    @Override
    DataSource database() {
        return Databases.postgres("V8__followup.sql");
    }
}
