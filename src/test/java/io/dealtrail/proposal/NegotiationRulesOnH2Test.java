package io.dealtrail.proposal;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class NegotiationRulesOnH2Test extends NegotiationRules {}
