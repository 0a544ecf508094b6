package io.dealtrail.trail;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class CompletenessOnH2Test extends CompletenessRules {}
