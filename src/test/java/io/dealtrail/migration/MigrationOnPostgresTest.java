package io.dealtrail.migration;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class MigrationOnPostgresTest extends MigrationRules {}
