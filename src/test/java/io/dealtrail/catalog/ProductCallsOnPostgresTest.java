package io.dealtrail.catalog;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class ProductCallsOnPostgresTest extends ProductCalls {}
