package io.dealtrail.trail;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class CompletenessOnPostgresTest extends CompletenessRules {}
