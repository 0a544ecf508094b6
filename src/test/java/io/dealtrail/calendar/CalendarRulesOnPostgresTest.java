package io.dealtrail.calendar;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class CalendarRulesOnPostgresTest extends CalendarRules {}
