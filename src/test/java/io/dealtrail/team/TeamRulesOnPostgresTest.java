package io.dealtrail.team;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class TeamRulesOnPostgresTest extends TeamRules {}
