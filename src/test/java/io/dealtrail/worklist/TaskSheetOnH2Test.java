package io.dealtrail.worklist;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class TaskSheetOnH2Test extends TaskSheetRules {}
