"""The judge of policies sees every document, and what is wrong in it."""

import policies
from trial import MAIN, TEMPLATE_JSON, Trial


class Policies(Trial):
    def judged(self) -> list:
        return policies.judge([self.sample], complete=False)

    def test_the_sample_passes(self):
        self.assert_passes(self.judged())

    def test_documents_are_found(self):
        self.assertEqual(2, len(list(policies.template_documents(self.sample.folder / TEMPLATE_JSON))))
        self.assertEqual(2, len(list(policies.terraform_documents(self.sample.terraform))))

    def test_an_unknown_action(self):
        for file in (TEMPLATE_JSON, MAIN):
            self.spoil(file, "dynamodb:GetItem", "dynamodb:FetchItem")
        self.assert_fails(self.judged(), "UNKNOWN_ACTION")
        self.assertEqual(2, len(self.judged()[0].failed))

    def test_a_resource_of_another_service(self):
        self.spoil(MAIN, "Resource = aws_dynamodb_table.orders.arn", "Resource = aws_sqs_queue.work.arn")
        self.spoil(TEMPLATE_JSON, '"Orders",\n', '"Work",\n')
        self.assert_fails(self.judged(), "RESOURCE_MISMATCH")
        self.assertEqual(2, len(self.judged()[0].failed))

    def test_a_star_without_a_reason(self):
        self.spoil(MAIN, "Resource = aws_dynamodb_table.orders.arn", 'Resource = "*"')
        self.assert_fails(self.judged(), "`dynamodb:GetItem` on `*`", "stars.toml")

    def test_a_star_on_an_action_that_could_not_be_limited_needs_a_reason_too(self):
        for file in (TEMPLATE_JSON, MAIN):
            self.spoil(file, "xray:PutTraceSegments", "ec2:DescribeRegions")
        self.assert_fails(self.judged(), "`ec2:DescribeRegions` on `*`")
        self.assertEqual(2, len(self.judged()[0].failed))

    def test_everything_is_allowed(self):
        self.spoil(MAIN, '["dynamodb:GetItem", "dynamodb:PutItem"]', '"*"')
        self.assert_fails(self.judged(), "ACTION_STAR")

    def test_all_but_some_is_allowed(self):
        self.spoil(MAIN, "Resource = aws_dynamodb_table", "NotResource = aws_dynamodb_table")
        self.assert_fails(self.judged(), "RESOURCE_STAR")

    def test_the_policy_of_a_key_may_say_star(self):
        text = (
            '\nresource "aws_kms_key" "key" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow",'
            ' Principal = { AWS = "arn:aws:iam::123456789012:root" }, Action = "kms:*", Resource = "*" }] })\n}\n'
        )
        self.add(MAIN, text)
        self.assert_passes(self.judged())
        self.spoil(MAIN, 'Principal = { AWS = "arn:aws:iam::123456789012:root" }, ', "")
        self.assert_fails(self.judged(), "`kms:*` on `*`")

    def test_a_policy_that_cannot_be_read_is_not_passed_over(self):
        attachment = '\nresource "aws_sqs_queue_policy" "p" {\n  queue_url = aws_sqs_queue.work.url\n  policy    = %s\n}\n'
        for text, words in (
            (attachment % '"allow all"', "holds no policy"),
            (attachment % "aws_sqs_queue.nowhere.arn", "no sample is known"),
            (attachment % "jsonencode({})", "holds no policy"),
            (attachment % "unknown()", "no sample is known"),
            ('\ndata "aws_iam_policy_document" "d" {}\n', "not as data sources"),
            ('\nresource "aws_x" {\n', "cannot be read"),
        ):
            with self.subTest(text):
                before = (self.sample.folder / MAIN).read_text()
                self.add(MAIN, text)
                self.assert_fails(self.judged(), words)
                (self.sample.folder / MAIN).write_text(before)

    def test_a_policy_of_a_resource_as_a_plain_value(self):
        self.add(
            MAIN,
            '\nresource "aws_s3_bucket_policy" "p" {\n  policy = "{\\"Version\\": \\"2012-10-17\\", \\"Statement\\": '
            '[{\\"Effect\\": \\"Allow\\", \\"Principal\\": \\"*\\", \\"Action\\": \\"s3:GetObjekt\\", \\"Resource\\": '
            '\\"arn:aws:s3:::b/*\\"}]}"\n}\n',
        )
        self.assert_fails(self.judged(), "UNKNOWN_ACTION")
