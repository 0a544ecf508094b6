package io.dealtrail.lead;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class PoolRulesOnPostgresTest extends PoolRules {}
