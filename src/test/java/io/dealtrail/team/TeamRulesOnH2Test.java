package io.dealtrail.team;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class TeamRulesOnH2Test extends TeamRules {}
