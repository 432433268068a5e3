// AWS Systems Manager

/// A setting that code reads by its name, kept by Systems Manager.
///
/// ```sls
/// parameter Regions { value: ["eu", "us"] }
/// function Worker {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   env: { REGIONS: Regions.name }, allow: [Regions.read]
/// }
/// ```
kind parameter {
  /// A text, or several.
  value: Text(1..8192) | List<Text(1.., "^[^,]+$")>(1..1000)?
  /// A secret value in its place, kept encrypted. CloudFormation cannot make one; a `secret` is for both targets.
  hidden: Secret<Text(1..8192)>?
  /// Another number makes Terraform write the hidden value anew.
  version: Int(1..1000000) = 1
  /// `standard` holds 4 KB and costs nothing, `advanced` holds 8 KB; `automatic` is whichever is needed.
  tier: standard | advanced | automatic = standard
  /// The parameter is deleted at a moment, in UTC: `2027-01-31T09:00:00Z`. Only CloudFormation can say that.
  expires: {
    /// The moment.
    at: Time
    /// So long before, an event comes to the account's own bus: whole days, or hours.
    warn: List<Duration(1h..365d)>(0..8) = []
  }?
  /// An event comes when nobody wrote the value for so long: whole days, or hours. Only CloudFormation can say that.
  unchanged: Duration(1h..3650d)?
  /// What values must look like, as a regular expression.
  pattern: Text(1..1024)?
  /// A text, or the id of an image, which Systems Manager then looks up.
  holds: text | image = text
  /// Encrypts the hidden value: the key of Systems Manager, or a KMS key.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// What people read about it in the console.
  about: Text(0..1024)?
  /// Its name in AWS; another name is another parameter.
  name: Text(1..1011, "^[A-Za-z0-9/_.-]+$") = "/${replace(physicalName(max: 900), "-", "/")}"

  let path = if startsWith(name, "/") then "" else "/"
  /// Its ARN.
  attr arn: Arn<parameter> {
    cloudformation: "arn:${aws.partition}:ssm:${aws.region}:${aws.account}:parameter${path}${self.Ref}"
    terraform: "arn"
    known: "arn:${aws.partition}:ssm:${aws.region}:${aws.account}:parameter${path}${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  /// The value itself, for properties of this program.
  attr value: Text { cloudformation: "Value", terraform: "insecure_value", existing: Here.text }
  /// The hidden value, for properties that take a secret. Code reads it when it runs.
  attr secret: Secret<Text> {
    cloudformation: "{{resolve:ssm-secure:${name}}}", terraform: Value.value, existing: Here.secret
  }
  /// Reads one that exists already.
  beside: ["Here"]
  part Here when existing {
    attr text: Text { cloudformation: "{{resolve:ssm:${owner.name}}}", terraform: Read.insecure_value }
    attr secret: Secret<Text> { cloudformation: "{{resolve:ssm-secure:${owner.name}}}", terraform: Read.value }
    terraform Read: "data.aws_ssm_parameter" { name: owner.name, with_decryption: true }
  }

  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  let reading = if encrypt is Ref<key>
    then [encrypt.decrypt]
    else if encrypt is Arn<key> then [aws.kms.decrypt(on: encrypt)] else []
  /// Reads the value by its name.
  can read { actions: ["ssm:GetParameter", "ssm:GetParameters"], on: [arn], also: reading }
  /// Writes another value.
  can write {
    actions: ["ssm:PutParameter"], on: [arn]
    also: if encrypt is Ref<key>
      then [encrypt.encrypt]
      else if encrypt is Arn<key> then [aws.kms.encrypt(on: encrypt), aws.kms.generateDataKey(on: encrypt)] else []
  }

  let text = if value is Text then value else if value != none then join(value, ",")
  check "ssm.value" {
    at: name, require: (value != none) != (hidden != none)
    message: if value != none
      then "a parameter has a `value`, or a `hidden` one, not both"
      else "`${label}` has no value"
    hint: if value != none then "remove one of them" else "write `value: \"…\"`"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html"
  }
  check "ssm.value.size" {
    at: value, because: tier, when: text != none and tier != automatic
    require: byteSize(text) <= (if tier == advanced then 8KB else 4KB)
    message: "the value has ${byteSize(text)}, and a parameter of this tier holds ${if tier == advanced then 8KB else 4KB}"
    hint: if tier == advanced then "keep it in an object" else "write `tier: advanced`"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html"
  }
  let policies = [
    if expires != none then { Type: "Expiration", Version: "1.0", Attributes: { Timestamp: expires.at } }
    ...[{
      Type: "ExpirationNotification", Version: "1.0"
      Attributes: { Before: spans["${t}"].count, Unit: spans["${t}"].unit }
    } for t in expires?.warn ?? []]
    if unchanged != none then {
      Type: "NoChangeNotification", Version: "1.0"
      Attributes: { After: spans["${unchanged}"].count, Unit: spans["${unchanged}"].unit }
    }
  ]
  /// Times in days where they are whole ones, else in hours.
  let spans = { "${t}": if contains("${t as d}", ".") then { count: "${t as h}", unit: "Hours" } else {
    count: "${t as d}"
    unit: "Days"
  } for t in [...(expires?.warn ?? []), unchanged] if t != none }
  check "ssm.policies.tier" {
    at: expires, because: tier, when: policies != [], require: tier != standard
    message: "only advanced parameters expire and tell of it", hint: "write `tier: advanced`"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html"
  }
  check "ssm.policies.zone" {
    at: expires, when: expires != none, require: endsWith(expires.at, "Z")
    message: "the moment is told in UTC, and `${expires.at}` is not"
    hint: "write it with `Z` at its end: `2027-01-31T09:00:00Z`"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html"
  }
  check "ssm.policies.past" {
    at: expires, when: expires != none and today != none, require: date(first(split(expires.at, "T"))) >= today
    message: "`${expires.at}` is in the past", hint: "choose a later moment, or remove `expires`"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html"
  }
  check "ssm.policies.hours" {
    for: t in [...(expires?.warn ?? []), unchanged], at: expires, require: not contains("${t as h}", ".")
    message: "Systems Manager counts whole hours, and ${t} is none", hint: "write a whole number of hours or days"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html"
  }
  check "ssm.pattern" {
    for: t in (if value is Text then [value] else value ?? []), at: value, because: pattern
    when: pattern != none, require: matches(t, "^(?:${pattern})$")
    message: "`${t}` is not of the form `${pattern}`", hint: "change the value or the pattern"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html"
  }
  check "ssm.image" {
    at: value, when: holds == image and text != none, require: value is Text and matches(text, "^ami-[0-9a-f]{8,17}$")
    message: "this is no id of an image", hint: "write `value: \"ami-0123456789abcdef0\"`"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html"
  }
  check "ssm.name" {
    at: name
    require: not matches(name, "(?i)^/?(aws|ssm)") and (startsWith(name, "/") or not contains(name, "/")) and not (
      endsWith(name, "/")
    )
    message: if matches(name, "(?i)^/?(aws|ssm)")
      then "names that begin with `aws` or `ssm` belong to AWS"
      else "`${name}` cannot name a parameter: a name with `/` begins with it, and ends without"
    hint: if matches(name, "(?i)^/?(aws|ssm)") then "choose another name" else "write `name: \"/${trim(name, "/")}\"`"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html"
  }
  check "ssm.name.levels" {
    at: name, require: length(split(trim(name, "/"), "/")) <= 15
    message: "a name has 15 levels at most, not ${length(split(trim(name, "/"), "/"))}", hint: "write a shorter path"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html"
  }
  check "ssm.kms" {
    at: encrypt, when: encrypt != managed, require: hidden != none
    message: "only hidden values are encrypted with a key", hint: "remove `encrypt`"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html"
  }
  check "ssm.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "Systems Manager encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html"
  }

  let sort = if value is Text then "String" else "StringList"
  let tierName = match tier { standard: "Standard", advanced: "Advanced", automatic: "Intelligent-Tiering" }
  cloudformation "AWS::SSM::Parameter" {
    Name: name, Description: about, Type: sort, Value: text, Tier: tierName, AllowedPattern: pattern
    DataType: if holds == image then "aws:ec2:image" else "text", Tags: tags
    Policies: if policies != [] then json(policies)
    unsupported "CloudFormation cannot make hidden parameters; declare a `secret`" when hidden != none
  }
  terraform "aws_ssm_parameter" {
    name: name
    description: about
    type: if hidden != none then "SecureString" else sort
    insecure_value: text
    tier: tierName
    allowed_pattern: pattern
    data_type: if holds == image then "aws:ec2:image" else "text"
    unsupported "its provider has no policies of parameters" when policies != []
    value_wo: hidden, value_wo_version: if hidden != none then version, key_id: keyArn, tags: tags
  }
  terraform Value: "data.aws_ssm_parameter" { name: self.name, with_decryption: true }
}
