package io.dealtrail.followup;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class LadderOnTheEngineOnPostgresTest extends LadderOnTheEngine {}
