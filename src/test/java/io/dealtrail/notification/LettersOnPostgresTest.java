package io.dealtrail.notification;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class LettersOnPostgresTest extends LetterRules {}
