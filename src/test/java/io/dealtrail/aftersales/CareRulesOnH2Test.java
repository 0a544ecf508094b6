package io.dealtrail.aftersales;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class CareRulesOnH2Test extends CareRules {}
