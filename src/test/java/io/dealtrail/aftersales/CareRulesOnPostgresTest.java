package io.dealtrail.aftersales;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class CareRulesOnPostgresTest extends CareRules {}
