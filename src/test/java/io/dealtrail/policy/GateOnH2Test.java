package io.dealtrail.policy;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class GateOnH2Test extends GateRules {}
