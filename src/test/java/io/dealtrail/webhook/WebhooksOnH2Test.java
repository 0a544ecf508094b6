package io.dealtrail.webhook;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class WebhooksOnH2Test extends WebhookRules {}
