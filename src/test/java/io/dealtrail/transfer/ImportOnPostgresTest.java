package io.dealtrail.transfer;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class ImportOnPostgresTest extends ImportTest {}
