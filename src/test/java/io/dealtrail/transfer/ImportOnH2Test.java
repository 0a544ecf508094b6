package io.dealtrail.transfer;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class ImportOnH2Test extends ImportTest {}
