package io.dealtrail.policy;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class GateOnPostgresTest extends GateRules {}
