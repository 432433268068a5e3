"""What is sent arrives, and the judge notices when it would not."""

from __future__ import annotations

import copy
import unittest

import apply
import delivery
import golden
from cloud.client import Cloud
from delivery.patterns import Unclear, matches, matching, refused
from delivery.permission import allowed
from trial import FIXTURES


class Wires(unittest.TestCase):
    """One cloud for all tests, emptied in between."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.cloud = cls.enterClassContext(Cloud(golden.REGION))
        cls.template = golden.load_template(FIXTURES / "wires.yaml")

    def report(self, template: dict) -> delivery.Report:
        self.cloud.reset()
        apply.create_stack(self.cloud, "wires", template, {})
        return delivery.act(self.cloud)

    def broken(self, resource: str, path: tuple, value: object) -> str:
        """What the judge says of a template with another value."""
        template = copy.deepcopy(self.template)
        place = template["Resources"][resource]["Properties"]
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        return "\n".join(f"{wire}: {words}" for wire, words in self.report(template).failed.items())

    def test_all_wires_deliver(self):
        report = self.report(self.template)
        self.assertEqual({}, report.failed)
        counts = "1 bucket → function, 1 bucket → queue, 1 bucket → topic, 1 rule → function, 3 rule → queue, "
        self.assertEqual(counts + "1 topic → function, 2 topic → queue", report.counts())
        said = report.delivered["rule → queue: shop/orders → inbox"]
        self.assertEqual({"order": "o-x", "note": "order o-x", "all": "every"}, said)
        self.assertEqual({"constant": True}, report.delivered["rule → queue: shop/orders → paid"])
        self.assertEqual([], delivery.differences(report, self.report(self.template), ("left", "right")))

    def test_a_policy_that_lets_nobody_in(self):
        statements = ("PolicyDocument", "Statement")
        for number, service in enumerate(("s3", "sns", "events")):
            with self.subTest(service):
                said = self.broken("Policy", (*statements, number, "Principal", "Service"), "ec2.amazonaws.com")
                self.assertIn(f"does not let {service}.amazonaws.com in", said)

    def test_a_policy_for_another_source(self):
        condition = ("PolicyDocument", "Statement", 0, "Condition", "ArnLike", "aws:SourceArn")
        self.assertIn("does not let s3.amazonaws.com in", self.broken("Policy", condition, "arn:aws:s3:::others"))

    def test_a_target_that_is_not_there(self):
        template = copy.deepcopy(self.template)
        template["Resources"]["Rule"]["Properties"]["Targets"][0]["Arn"] = "arn:aws:sqs:eu-west-1:123456789012:gone"
        said = self.report(template).unjudged
        self.assertEqual("the target is not in this cloud", said["rule → queue: shop/orders → gone"])

    def test_a_key_that_the_sender_cannot_use(self):
        said = self.broken("Inbox", ("KmsMasterKeyId",), "alias/aws/sqs")
        self.assertIn("encrypted by alias/aws/sqs, which s3.amazonaws.com cannot use", said)

    def test_a_queue_in_order_that_takes_nothing(self):
        said = self.broken("InOrder", ("ContentBasedDeduplication",), False)
        self.assertIn("in-order.fifo: nothing arrived", said)

    def test_a_message_that_is_no_longer_mapped(self):
        left = self.report(self.template)
        template = copy.deepcopy(self.template)
        del template["Resources"]["Rule"]["Properties"]["Targets"][0]["InputTransformer"]
        said = delivery.differences(left, self.report(template), ("terraform", "cloudformation"))
        self.assertEqual(1, len(said))
        self.assertIn("rule → queue: shop/orders → inbox: terraform delivers", said[0])

    def test_a_wire_in_one_cloud_only(self):
        left = self.report(self.template)
        template = copy.deepcopy(self.template)
        del template["Resources"]["ByBody"]
        said = delivery.differences(left, self.report(template), ("terraform", "cloudformation"))
        self.assertEqual(["topic → queue: news → inbox: terraform has it, cloudformation has no such wire"], said)


class Patterns(unittest.TestCase):
    def test_samples_of_every_matcher(self):
        for wanted in (
            ["a"], [1], [None], [True], [{"prefix": "a"}], [{"suffix": ".b"}], [{"prefix": {"equals-ignore-case": "A"}}],
            [{"anything-but": ["a", "judge"]}], [{"anything-but": {"prefix": "judge"}}], [{"numeric": [">", 0, "<=", 5]}],
            [{"numeric": ["=", 3]}], [{"exists": True}], [{"exists": False}], [{"equals-ignore-case": "A"}],
            [{"wildcard": "a*b*"}], [{"cidr": "10.0.0.0/24"}],
        ):  # fmt: skip
            with self.subTest(wanted=wanted):
                pattern = {"detail": {"x": wanted}}
                event = matching(pattern)
                self.assertTrue(matches(pattern, event))
                self.assertFalse(matches(pattern, refused(pattern, event)))

    def test_one_of_several(self):
        pattern = {"$or": [{"a": ["x"]}, {"b": ["y"]}], "c": ["z"]}
        self.assertEqual({"a": "x", "c": "z"}, matching(pattern))

    def test_what_nothing_fits(self):
        with self.assertRaises(Unclear):
            matching({"x": [{"numeric": [">", 5, "<", 1]}]})


class Permissions(unittest.TestCase):
    def test_a_denial_wins(self):
        allow = {"Effect": "Allow", "Principal": {"Service": ["a"]}, "Action": ["sqs:*"], "Resource": ["*"]}
        self.assertTrue(allowed([allow], "a", "sqs:SendMessage", "q", {}))
        self.assertFalse(allowed([allow], "b", "sqs:SendMessage", "q", {}))
        deny = allow | {"Effect": "Deny", "Condition": {"Bool": {"aws:SecureTransport": ["false"]}}}
        self.assertTrue(allowed([allow, deny], "a", "sqs:SendMessage", "q", {"aws:SecureTransport": "true"}))
        self.assertFalse(allowed([allow, deny], "a", "sqs:SendMessage", "q", {"aws:SecureTransport": "false"}))

    def test_a_condition_that_is_not_known_lets_nobody_in(self):
        odd = {"Effect": "Allow", "Principal": "*", "Action": ["*"], "Condition": {"IpAddress": {"aws:SourceIp": ["10.0.0.0/8"]}}}
        self.assertFalse(allowed([odd], "a", "sqs:SendMessage", "q", {"aws:SourceIp": "10.0.0.1"}))


if __name__ == "__main__":
    unittest.main()
