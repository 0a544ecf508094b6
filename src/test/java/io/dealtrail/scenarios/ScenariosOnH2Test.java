package io.dealtrail.scenarios;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class ScenariosOnH2Test extends Scenarios {}
