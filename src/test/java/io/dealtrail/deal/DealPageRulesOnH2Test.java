package io.dealtrail.deal;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class DealPageRulesOnH2Test extends DealPageRules {}
