package io.dealtrail.calendar;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class CalendarRulesOnH2Test extends CalendarRules {}
