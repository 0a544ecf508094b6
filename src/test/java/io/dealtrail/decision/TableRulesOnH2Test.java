package io.dealtrail.decision;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class TableRulesOnH2Test extends TableRules {}
