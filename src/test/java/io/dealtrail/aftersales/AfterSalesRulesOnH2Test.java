package io.dealtrail.aftersales;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class AfterSalesRulesOnH2Test extends AfterSalesRules {}
