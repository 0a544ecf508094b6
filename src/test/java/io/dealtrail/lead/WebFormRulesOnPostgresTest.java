package io.dealtrail.lead;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class WebFormRulesOnPostgresTest extends WebFormRules {}
