package io.dealtrail.customer;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class MergeRulesOnPostgresTest extends MergeRules {}
