"""The reader of Terraform's language reads what it says it reads, and refuses the rest."""

import json
import unittest

import hcl
import samples
from hcl import Call, Index, Other, Reference, Template


def value(text: str):
    return hcl.parse(f"x = {text}\n").attributes["x"]


class Values(unittest.TestCase):
    def test_literals(self):
        self.assertEqual('a"b\\\n€', value(r'"a\"b\\\n\u20ac"'))
        self.assertEqual([1, -2, 2.5, True, None], value("[1, -2, 2.5,\n true, null,\n]"))
        self.assertEqual({"a": 1, "b:c": {}}, value('{\n a = 1\n "b:c" = {}\n}'))
        self.assertEqual({"a": 1, "b": 2}, value("{ a : 1, b = 2 }"))

    def test_interpolation(self):
        self.assertEqual(Template(("a-", Reference("var.b"), "-${c}")), value('"a-${var.b}-$${c}"'))
        self.assertEqual(Template((Reference("var.b"),)), value('"${var.b}"'))
        self.assertEqual(Template((Other((Reference("x"), "a}", "b")),)), value('"${x ? "a}" : "b"}"'))

    def test_references_and_calls(self):
        self.assertEqual(Reference("aws_a.b[0].c"), value("aws_a.b[0].c"))
        self.assertEqual(Index(Call("split", (",", Reference("var.a"))), 1), value('split(",", var.a)[1]'))
        self.assertEqual(Other(()), value("[for a in b : { c = a }]"))
        self.assertEqual(Other((1, Other((2, 3)))), value("1 + 2 * 3"))

    def test_heredocs(self):
        self.assertEqual('one "two"\n  three\n', value('<<-END\n  one "two"\n    three\n  END'))
        self.assertEqual(Template(("a ", Reference("b"), "\n")), value("<<END\na ${b}\nEND"))

    def test_comments_and_blocks(self):
        text = '# a\nresource "t" "n" { # b\n  // c\n  a = 1 /* d\n */\n  b {\n    c = "#"\n  }\n}\n'
        block = hcl.parse(text).blocks[0]
        self.assertEqual(("t.n", 2, {"a": 1}), (block.address, block.line, block.attributes))
        self.assertEqual({"c": "#"}, block.blocks[0].attributes)

    def test_what_is_not_the_language_is_refused(self):
        for text in ('x = "a', "x = [1", "x = ", "x {", "x = 1 }", "= 1", "x = @", 'x = "${a"', "x = <<E\na\n", r'x = "\q"'):
            with self.subTest(text), self.assertRaises(hcl.Unreadable):
                hcl.parse(text)


class Samples(unittest.TestCase):
    def sampler(self) -> samples.TerraformSampler:
        text = (
            'locals {\n  a = "b"\n}\nresource "aws_sqs_queue" "q" {\n  name = "jobs-${local.a}"\n}\n'
            'variable "v" {\n  default = "w"\n}\n'
        )
        return samples.TerraformSampler([hcl.parse(text)])

    def test_references_have_the_shape_of_the_service(self):
        answer = self.sampler().value(value('["${aws_sqs_queue.q.arn}/*", local.a, var.v, data.aws_region.current.name]'))
        self.assertEqual(["arn:aws:sqs:eu-west-1:123456789012:jobs-b/*", "b", "w", "eu-west-1"], answer)
        self.assertEqual({"a": "b"}, json.loads(self.sampler().value(value("jsonencode({ a = local.a })"))))
        self.assertEqual("y", self.sampler().value(value('split("-", "x-y")[1]')))

    def test_what_has_no_sample_is_said(self):
        for text in ("aws_sqs_queue.other.arn", "local.z", "data.aws_vpc.v.arn", "1 + 1", "uuid()", "aws_sqs_queue.q.odd_arn"):
            with self.subTest(text), self.assertRaises(samples.Unanswered):
                self.sampler().value(value(text))

    def test_templates(self):
        template = {
            "Parameters": {"Size": {"Type": "String", "Default": "big"}},
            "Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "q"}}, "X": {"Type": "AWS::X::Y"}},
        }
        sampler = samples.TemplateSampler(template)
        arn = "arn:aws:sqs:eu-west-1:123456789012:q"
        self.assertEqual(arn, sampler.value({"Fn::GetAtt": ["Q", "Arn"]}))
        self.assertEqual(f"{arn}|big|aws|${{x}}", sampler.value({"Fn::Sub": "${Q.Arn}|${Size}|${AWS::Partition}|${!x}"}))
        self.assertEqual("q", sampler.value({"Fn::Select": [0, {"Fn::Split": [",", {"Fn::Join": [",", ["q", "r"]]}]}]}))
        for node in ({"Ref": "Nothing"}, {"Fn::GetAtt": "X.Arn"}, {"Fn::ImportValue": "x"}):
            with self.subTest(node), self.assertRaises(samples.Unanswered):
                sampler.value(node)


if __name__ == "__main__":
    unittest.main()
