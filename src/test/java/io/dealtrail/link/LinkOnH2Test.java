package io.dealtrail.link;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class LinkOnH2Test extends LinkRules {}
