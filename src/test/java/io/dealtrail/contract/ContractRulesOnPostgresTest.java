package io.dealtrail.contract;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class ContractRulesOnPostgresTest extends ContractRules {}
