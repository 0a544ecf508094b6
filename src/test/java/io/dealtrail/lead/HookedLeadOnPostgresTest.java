package io.dealtrail.lead;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class HookedLeadOnPostgresTest extends HookedLead {}
