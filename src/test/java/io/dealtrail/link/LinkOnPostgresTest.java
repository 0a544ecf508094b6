package io.dealtrail.link;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class LinkOnPostgresTest extends LinkRules {}
