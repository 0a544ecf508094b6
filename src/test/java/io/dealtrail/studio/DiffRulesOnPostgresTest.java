package io.dealtrail.studio;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class DiffRulesOnPostgresTest extends DiffRules {}
