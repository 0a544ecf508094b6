package io.dealtrail.decision;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class TableRulesOnPostgresTest extends TableRules {}
