package io.dealtrail.attachment;

import io.dealtrail.testing.PostgresProductTest;

@PostgresProductTest
class AttachmentsOnPostgresTest extends AttachmentRules {}
