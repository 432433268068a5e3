// AWS CloudFormation

/// Any type of CloudFormation's registry, for what no kind makes. Its name stands behind a colon, its properties are those of
/// the registry in the registry's spelling, and each is checked: names, types, limits, what is required and what is only read.
/// What AWS answers is read in the same spelling, `Guard.Arn`; `Guard.Ref` is what CloudFormation's `Ref` gives. Terraform
/// makes it through the Cloud Control API.
///
/// A record where the type wants text becomes JSON text. `tags` becomes the property that the type has for tags.
///
/// ```sls
/// resource Guard: "AWS::WAFv2::WebACL" {
///   Scope: "REGIONAL", DefaultAction: { Allow: {} }
///   VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: "guard", SampledRequestsEnabled: false }
///   tags: { team: "shop" }
/// }
/// resource Addresses: "AWS::WAFv2::IPSet" {
///   Scope: "REGIONAL", IPAddressVersion: "IPV4", Addresses: ["192.0.2.0/24"]
///   after: [Guard]
/// }
/// output guard = Guard.Arn
/// ```
kind resource {
  /// Declarations that are made before it, besides those that it refers to.
  after: List<Ref<any>> = []
  /// What becomes of it when it leaves the program; CloudFormation deletes it, or takes a snapshot of some types, when nothing
  /// is said.
  onDelete: retain | delete | snapshot?

  let typeName = self.kind
  /// What the author wrote, tags in the form of the type, records as JSON text where the type wants text.
  native properties: Json
  /// Whether Cloud Control makes the type.
  native provisionable: Bool

  /// What `Ref` gives in CloudFormation: a name or an id, by type.
  attr Ref: Text { cloudformation: "Ref", terraform: self.id }
  /// All that AWS answers: the form of each attribute of the type.
  attr any: Json { cloudformation: self, terraform: fromJson(self.properties) }

  check "resource.snapshot" {
    at: onDelete, when: onDelete == snapshot, require: typeName in snapshotTypes
    message: "AWS takes no snapshot of `${typeName}` when it is deleted", hint: "write `onDelete: retain`"
    evidence: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html"
  }

  cloudformation "AWS::*" {
    ...properties
    attributes {
      DeletionPolicy: match onDelete { retain: "Retain", delete: "Delete", snapshot: "Snapshot", else: none }
      UpdateReplacePolicy: match onDelete { retain: "Retain", delete: "Delete", snapshot: "Snapshot", else: none }
    }
  }
  terraform "aws_cloudcontrolapi_resource" {
    type_name: typeName, desired_state: json(properties)
    unsupported "the Cloud Control API does not make `${typeName}`" when not provisionable
    unsupported "it takes no snapshots" when onDelete == snapshot
    lifecycle { prevent_destroy: if onDelete == retain then true }
  }
}

/// What stands beside the properties of a resource in CloudFormation.
let resourceAttributes = [
  "Condition", "CreationPolicy", "DeletionPolicy", "DependsOn", "Metadata", "UpdatePolicy", "UpdateReplacePolicy"
]

/// What stands in `lifecycle` in Terraform.
let lifecycleArguments = [
  "create_before_destroy", "ignore_changes", "postcondition", "precondition", "prevent_destroy", "replace_triggered_by"
]

/// Types of which CloudFormation takes a snapshot before it deletes one.
let snapshotTypes = [
  "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup"
  "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster"
]
