package io.dealtrail.lead;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class LeadIntakeOnPostgresTest extends LeadIntake {}
