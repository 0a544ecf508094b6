package io.dealtrail.scenarios;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class ScenariosOnPostgresTest extends Scenarios {}
