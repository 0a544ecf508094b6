package io.dealtrail.deal;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class BoardRulesOnH2Test extends BoardRules {}
