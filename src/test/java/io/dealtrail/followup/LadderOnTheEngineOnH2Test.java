package io.dealtrail.followup;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class LadderOnTheEngineOnH2Test extends LadderOnTheEngine {}
