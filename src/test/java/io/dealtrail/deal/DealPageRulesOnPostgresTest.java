package io.dealtrail.deal;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class DealPageRulesOnPostgresTest extends DealPageRules {}
