package io.dealtrail.worklist;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class WorklistOnPostgresTest extends WorklistRules {}
