package io.dealtrail.document;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class PaperOnPostgresTest extends PaperRules {}
