package io.dealtrail.live;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class LiveOnH2Test extends LiveRules {}
