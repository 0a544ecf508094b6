package io.dealtrail.notification;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class LettersOnH2Test extends LetterRules {}
