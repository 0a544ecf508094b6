package io.dealtrail.contract;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class SigningRulesOnPostgresTest extends SigningRules {}
