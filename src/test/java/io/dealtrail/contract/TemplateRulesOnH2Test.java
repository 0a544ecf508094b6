package io.dealtrail.contract;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class TemplateRulesOnH2Test extends TemplateRules {}
