package io.dealtrail.deal;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class BoardRulesOnPostgresTest extends BoardRules {}
