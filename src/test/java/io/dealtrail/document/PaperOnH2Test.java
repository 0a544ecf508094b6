package io.dealtrail.document;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class PaperOnH2Test extends PaperRules {}
