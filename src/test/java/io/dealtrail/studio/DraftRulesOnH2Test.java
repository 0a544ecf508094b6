package io.dealtrail.studio;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class DraftRulesOnH2Test extends DraftRules {}
