package io.dealtrail.migration;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class MigrationOnH2Test extends MigrationRules {}
