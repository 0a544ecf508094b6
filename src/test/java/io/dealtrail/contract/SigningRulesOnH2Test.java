package io.dealtrail.contract;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class SigningRulesOnH2Test extends SigningRules {}
