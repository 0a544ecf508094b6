package io.dealtrail.studio;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class DraftRulesOnPostgresTest extends DraftRules {}
