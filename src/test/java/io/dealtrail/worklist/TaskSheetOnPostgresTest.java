package io.dealtrail.worklist;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class TaskSheetOnPostgresTest extends TaskSheetRules {}
