package io.dealtrail.contract;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class TemplateRulesOnPostgresTest extends TemplateRules {}
