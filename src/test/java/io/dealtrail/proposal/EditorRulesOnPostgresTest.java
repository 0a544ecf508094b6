package io.dealtrail.proposal;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class EditorRulesOnPostgresTest extends EditorRules {}
