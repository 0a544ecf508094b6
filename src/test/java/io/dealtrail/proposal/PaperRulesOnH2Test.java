package io.dealtrail.proposal;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class PaperRulesOnH2Test extends PaperRules {}
