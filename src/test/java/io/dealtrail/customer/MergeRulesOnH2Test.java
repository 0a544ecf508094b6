package io.dealtrail.customer;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class MergeRulesOnH2Test extends MergeRules {}
