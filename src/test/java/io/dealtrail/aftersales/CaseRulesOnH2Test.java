package io.dealtrail.aftersales;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class CaseRulesOnH2Test extends CaseRules {}
