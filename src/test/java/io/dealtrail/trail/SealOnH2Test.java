package io.dealtrail.trail;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class SealOnH2Test extends SealRules {}
