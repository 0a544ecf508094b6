package io.dealtrail.attachment;

import io.dealtrail.testing.H2ProductTest;

@H2ProductTest
class AttachmentsOnH2Test extends AttachmentRules {}
