package io.dealtrail.customer;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class CustomerCallsOnH2Test extends CustomerCalls {}
