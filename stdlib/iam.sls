// AWS IAM

/// Actions that cannot do without a role that AWS takes on. Source: the service authorization reference, "Dependent actions".
let needsPass = [
  "lambda:createFunction", "pipes:createPipe", "pipes:updatePipe", "scheduler:createSchedule"
  "scheduler:updateSchedule", "states:createStateMachine"
]

/// An identity that code or a service takes on. Its policy is the sum of what its holders are allowed.
///
/// ```sls
/// table Orders { key: { id: Text } }
/// role Nightly { trustedBy: ["batch.amazonaws.com"], allow: [Orders.readWrite] }
/// ```
kind role {
  /// Services that may take it on.
  trustedBy: List<Text(1..100, "^[a-z0-9.-]+\\.amazonaws\\.com$")>(1..10)
  /// The trust holds only for this caller: keeps a service from acting for somebody else's resources.
  source: Text(1..512)?
  /// What it may do besides what others grant it.
  allow: List<Capability> = []
  /// ARNs of managed policies, attached as they are.
  managed: List<Text("^arn:aws")>(0..20) = []
  /// ARN of a managed policy that bounds what it may ever do.
  boundary: Text("^arn:aws")?
  /// What people read about it in the console.
  about: Text(0..1000)?
  /// Longest session of who takes it on.
  session: Duration(1h..12h) = 1h
  /// Where rules of the organization look for it: `/` or `/team/`.
  path: Text(1..512, "^/([!-~]*/)?$") = "/"
  /// IAM makes one up when absent, so that a role can be replaced.
  name: Text(1..64, "^[A-Za-z0-9_+=,.@-]+$")?

  /// Its ARN.
  attr arn: Arn<role> {
    cloudformation: "Arn", terraform: "arn"
    existing: "arn:${aws.partition}:iam::${aws.account}:role${path}${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", existing: name }
  /// What policies beside it call it.
  attr id: Text { cloudformation: "Ref", terraform: "id", existing: name }
  /// The role itself, as what it may be granted goes to.
  attr principal: Ref<role> = self

  /// Hands the role to the services of `trustedBy`, as who makes a schedule or a task with it must.
  can pass { actions: ["iam:PassRole"], on: [arn], conditions: { StringEquals: { "iam:PassedToService": trustedBy } } }
  /// What it may do; what is granted adds itself.
  clause grant {
    sid: Text?, actions: List<Text> = [], on: List<Json> = [], where: Json?
  }
  native policy: Json?
  grant allow -> self
  /// Who exists already gets the policy, too, under a name of this program.
  beside: ["Policy"]
  let called = if existing then physicalName(max: 128) else "grants"

  check "iam.role.about" {
    at: about, when: about != none, require: matches(about, "^[\\t\\n\\r\\x20-\\x7E\\xA1-\\xFF]*$")
    message: "IAM takes letters of western European languages only in a description"
    hint: "write it in English, or as a comment `///`"
    evidence: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html"
  }
  check "iam.managed.count" {
    severity: warning, at: managed, require: length(managed) <= 10
    message: "an account allows 10 managed policies for each role unless its quota was raised, and there are ${length(managed)}"
    hint: "allow what the role needs in `allow`"
    evidence: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"
  }
  check "iam.managed.twice" {
    at: managed, require: length(unique(managed)) == length(managed)
    message: "a managed policy is listed twice", hint: "list each policy once"
  }
  check "iam.inline.size" {
    require: jsonLength(policy ?? {}) <= 10240
    message: "what `${label}` may do takes ${jsonLength(policy ?? {})} characters at least, and a role holds 10240"
    hint: "allow several things by one prefix, or let another function do a part"
    evidence: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"
  }
  check "iam.trust.twice" {
    at: trustedBy, require: length(unique(trustedBy)) == length(trustedBy)
    message: "a service is listed twice", hint: "list each service once"
  }
  check "iam.session.seconds" {
    at: session, require: not contains("${session as s}", ".")
    message: "a session is a whole number of seconds, not ${session}", hint: "write `session: 1h`"
    evidence: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html"
  }
  let passes = [c for c in allow if c.name == "iam:passRole" or c.name == "pass"]
  check "iam.passrole" {
    for: c in allow, at: allow, when: c.name in needsPass, require: passes != []
    message: "`${c.name}` hands a role over to AWS, and `${label}` may pass none on"
    hint: "add the role to `allow`: `SomeRole.pass`, or `aws.iam.passRole(on: \"role/…\")`"
    evidence: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"
  }
  check "kms.use.role" {
    for: c in allow, at: allow, because: c.owner.usage, when: c.owner is Ref<key> and c.name in ["encrypt", "decrypt"]
    require: "${c.owner.usage}" == "encrypt"
    message: "`${c.owner.label}` is a key for `${c.owner.usage}` and ${c.name}s nothing"
    hint: "use a key with `usage: encrypt`, which is the default"
    evidence: "https://docs.aws.amazon.com/kms/latest/developerguide/create-keys.html"
  }

  let trust = {
    Version: "2012-10-17"
    Statement: [{
      Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: trustedBy }
      Condition: if source != none then {
        ArnLike: { "aws:SourceArn": known(source) }, StringEquals: { "aws:SourceAccount": aws.account }
      }
    }]
  }

  cloudformation "AWS::IAM::Role" {
    RoleName: name
    Path: if path != "/" then path
    Description: about
    AssumeRolePolicyDocument: trust
    ManagedPolicyArns: managed
    PermissionsBoundary: boundary
    MaxSessionDuration: session as s, Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  cloudformation Policy: "AWS::IAM::Policy" when policy != none {
    PolicyName: called, PolicyDocument: policy, Roles: [id]
  }
  terraform "aws_iam_role" {
    name: name
    path: if path != "/" then path
    description: about
    assume_role_policy: trust
    permissions_boundary: boundary
    max_session_duration: session as s, tags: tags
  }
  terraform Policy: "aws_iam_role_policy" when policy != none { name: called, role: id, policy: policy }
  terraform Managed: "aws_iam_role_policy_attachment" for m in managed { role: self.name, policy_arn: m }
}
