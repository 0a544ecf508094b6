package io.dealtrail.studio;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class DiffRulesOnH2Test extends DiffRules {}
