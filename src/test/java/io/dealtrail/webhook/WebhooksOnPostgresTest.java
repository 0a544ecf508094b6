package io.dealtrail.webhook;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class WebhooksOnPostgresTest extends WebhookRules {}
