package io.dealtrail.correspondence;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class MailOnPostgresTest extends MailRules {}
