"""The judges of templates see mistakes in JSON and in YAML."""

import cloudformation
from trial import TEMPLATE_JSON, TEMPLATE_YAML, Trial


class Templates(Trial):
    def lint(self) -> list:
        return [cloudformation.cfn_lint(self.sample.templates, complete=False)]

    def validate(self) -> list:
        return [cloudformation.cloudformation_validate(self.sample.templates, complete=False)]

    def same(self) -> list:
        return [cloudformation.same([self.sample])]

    def test_the_sample_passes(self):
        self.assertEqual(2, len(self.sample.templates))
        self.assert_passes(cloudformation.judge([self.sample], complete=False))

    def test_a_misspelled_property(self):
        self.spoil(TEMPLATE_JSON, '"MemorySize"', '"MemSize"')
        self.assert_fails(self.lint(), "MemSize")
        self.assert_fails(self.validate(), "MemSize")

    def test_a_misspelled_property_in_yaml(self):
        self.spoil(TEMPLATE_YAML, "MemorySize:", "MemSize:")
        self.assert_fails(self.lint(), "MemSize")
        self.assert_fails(self.validate(), "MemSize")
        self.assert_fails(self.same(), "Worker / Properties / MemSize")

    def test_a_reference_to_nothing(self):
        self.spoil(TEMPLATE_YAML, "!Ref Orders", "!Ref Order")
        self.assert_fails(self.lint(), "Order")
        self.assert_fails(self.validate(), "Order")

    def test_a_required_property_is_missing(self):
        self.spoil(TEMPLATE_YAML, "      Principal: apigateway.amazonaws.com\n", "")
        self.assert_fails(self.lint(), "Principal")

    def test_a_value_out_of_range(self):
        self.spoil(TEMPLATE_YAML, "Timeout: 10", "Timeout: 1000")
        self.assert_fails(self.lint(), "1000")

    def test_a_text_that_yaml_reads_as_something_else(self):
        self.spoil(TEMPLATE_YAML, "PayloadFormatVersion: '2.0'", "PayloadFormatVersion: 2.0")
        self.assert_fails(self.same(), "PayloadFormatVersion", '"2.0"')

    def test_a_truth_value_is_no_number(self):
        self.spoil(TEMPLATE_YAML, "AutoDeploy: true", "AutoDeploy: 1")
        self.assert_fails(self.same(), "AutoDeploy")

    def test_what_is_no_yaml(self):
        self.spoil(TEMPLATE_YAML, "Resources:", "Resources: [")
        self.assert_fails(self.lint())
