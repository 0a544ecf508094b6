package io.dealtrail.catalog;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class ProductCallsOnH2Test extends ProductCalls {}
