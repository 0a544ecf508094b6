package io.dealtrail.worklist;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class WorklistOnH2Test extends WorklistRules {}
