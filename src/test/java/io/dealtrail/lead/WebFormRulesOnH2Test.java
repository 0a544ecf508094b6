package io.dealtrail.lead;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class WebFormRulesOnH2Test extends WebFormRules {}
