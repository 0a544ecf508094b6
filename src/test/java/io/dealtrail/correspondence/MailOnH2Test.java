package io.dealtrail.correspondence;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class MailOnH2Test extends MailRules {}
