package io.dealtrail.proposal;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class ApprovalsHoldOnPostgresTest extends ApprovalsHoldRules {}
