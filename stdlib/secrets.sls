// AWS Secrets Manager

/// A value that few may see. Nothing that is written here holds it: it is generated, comes from a parameter, or is put in by hand later.
///
/// ```sls
/// param token: Secret
/// secret Partner { value: token }
/// secret Database {
///   generate: { into: { fields: { username: "shop" }, key: "password" } }
///   rotation: { by: Rotator, every: 30d }
/// }
/// function Rotator { code: ./rotate, runtime: "nodejs24.x", handler: "index.handler" }
/// function Worker {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   env: { TOKEN: Partner.arn }, allow: [Partner.read]
/// }
/// ```
kind secret {
  /// The value, from a parameter: `param token: Secret`.
  value: Secret<Text(1..65536)>?
  /// Secrets Manager makes the value.
  generate: {
    /// Characters.
    length: Int(1..4096) = 32
    /// Small letters.
    lower: Bool = true
    /// Capitals.
    upper: Bool = true
    /// Digits.
    digits: Bool = true
    /// Punctuation.
    symbols: Bool = true
    /// Spaces.
    space: Bool = false
    /// Characters that it never takes: `"\"@/\\"` is usual for databases.
    exclude: Text(0..4096) = ""
    /// At least one of each sort.
    each: Bool = true
    /// The value becomes a field of this record: `{ fields: { username: "shop" }, key: "password" }`.
    into: {
      /// The other fields, which everybody sees who sees the template.
      fields: Map<Text> = {}
      /// Name of the field that is generated.
      key: Text(1..) = "password"
    }?
  }?
  /// Another number makes Terraform write the value anew. CloudFormation does so when `generate` changes.
  version: Int(1..1000000) = 1
  /// A function changes the value now and then, in the four steps that Secrets Manager asks for.
  rotation: {
    /// The function. It may read and write the secret; the way to the database is yours.
    by: Ref<function>
    /// 4h to 23h, or whole days.
    every: Duration(4h..1000d)?
    /// At set times: minutes 0, hours, day of month, month, day of week, year `*`.
    cron: Text("^0 \\S+ \\S+ \\S+ \\S+ \\*$")?
    /// Time from then on in which it may happen.
    window: Duration(1h..24h)?
    /// Once at deployment, too.
    now: Bool = true
  }?
  /// The key of Secrets Manager, or a KMS key.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// Copies in other regions.
  replicas: List<{
    /// Another region: `eu-west-1`.
    region: Text("^[a-z]{2}(-[a-z]+)+-[0-9]$")
    /// KMS key of that region; the key of Secrets Manager there when absent.
    encrypt: Arn<key>?
  }>(0..50) = []
  /// How long a deleted secret can be brought back. Terraform alone waits so long; CloudFormation has no such setting.
  recovery: off | Duration(7d..30d) = if prodLike then 30d else "off"
  /// What people read about it in the console.
  about: Text(0..2048)?
  /// What becomes of it when it leaves the program; it stays where the stage is for production.
  onDelete: retain | delete = if prodLike then retain else delete
  /// Its name in AWS; another name is another secret.
  name: Text(1..512, "^[A-Za-z0-9/_+=.@-]+$") = replace(physicalName(max: 500), "-", "/")

  /// One field of a value that is JSON, for properties that take a secret: `field password`, then `Database.password.value`.
  clause field(name: Name) 0..100 {
    /// Its key in the JSON.
    key: Text(1..256, "^[^:{}]+$") = name
    /// The field's value, for properties that take a secret.
    attr value: Secret<Text> {
      cloudformation: "{{resolve:secretsmanager:${owner.arn}:SecretString:${key}}}"
      terraform: fromJson(Value.secret_string)[key]
    }
    check "secrets.field" {
      at: key, because: owner.generate, when: owner.generate != none
      require: owner.generate.into != none and key in [...keys(owner.generate.into.fields), owner.generate.into.key]
      message: if owner.generate.into == none
        then "what is generated for `${owner.label}` is a text without fields"
        else "what is generated for `${owner.label}` has no field `${key}`"
      hint: if owner.generate.into == none
        then "write `generate: { into: { fields: { … }, key: \"${key}\" } }`"
        else "it has ${join([...keys(owner.generate.into.fields), owner.generate.into.key], ", ")}"
      evidence: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html"
    }
  }

  /// Its ARN.
  attr arn: Arn<secret> { cloudformation: "Ref", terraform: "arn" }
  /// The value itself, for properties that take a secret. Code reads it when it runs.
  attr value: Secret<Text> {
    cloudformation: "{{resolve:secretsmanager:${self.Ref}}}", terraform: Value.secret_string, existing: Here.value
  }
  /// Reads one that exists already.
  beside: ["Here"]
  part Here when existing {
    attr value: Secret<Text> {
      cloudformation: "{{resolve:secretsmanager:${owner.identity}}}", terraform: Read.secret_string
    }
    terraform Read: "data.aws_secretsmanager_secret_version" { secret_id: owner.identity }
  }

  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  let reading = if encrypt is Ref<key>
    then [encrypt.decrypt]
    else if encrypt is Arn<key> then [aws.kms.decrypt(on: encrypt)] else []
  let writing = if encrypt is Ref<key>
    then [encrypt.encrypt]
    else if encrypt is Arn<key> then [aws.kms.generateDataKey(on: encrypt), aws.kms.decrypt(on: encrypt)] else []
  /// Reads the value.
  can read {
    actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], on: [arn], also: reading
  }
  /// Writes a new value.
  can write {
    actions: ["secretsmanager:PutSecretValue", "secretsmanager:DescribeSecret"], on: [arn], also: writing
  }
  /// What a function needs that rotates; `rotation` grants it.
  can rotate {
    actions: [
      "secretsmanager:DescribeSecret"
      "secretsmanager:GetSecretValue"
      "secretsmanager:PutSecretValue"
      "secretsmanager:UpdateSecretVersionStage"
    ]
    on: [arn], also: [...writing, random]
  }
  /// Asks for a random text. The action knows no resources.
  can random { actions: ["secretsmanager:GetRandomPassword"], on: ["*"] }

  /// Who may use it; what is granted adds itself.
  clause grant {
    sid: Text?, to: Json?, actions: List<Text> = [], where: Json?
    check "secrets.policy.existing" {
      at: taker.label, require: not owner.existing
      message: "the policy of `${owner.label}` is one document, and what it says already would be lost"
      hint: "let `${to.service}` in where the secret is made, then `waive` this on `${owner.label}`"
    }
    /// The policy of a secret is about itself.
    let on = ["*"]
  }
  native policy: Json?

  part Rotation when rotation != none {
    after: [owner]
    let plan = owner.rotation
    let target: Target<function> = plan.by
    grant target.allow -> service("secretsmanager.amazonaws.com", none, aws.account)
    grant owner.rotate -> plan.by
    let rate = if plan.every == none
      then none
      else if plan.every < 1d
      then "rate(${plan.every as h} hours)"
      else if plan.every == 1d then "rate(1 day)" else "rate(${plan.every as d} days)"
    let expression = if plan.cron != none then "cron(${plan.cron})" else rate
    let hours = if plan.window != none then "${plan.window as h}h"
    cloudformation "AWS::SecretsManager::RotationSchedule" {
      SecretId: owner.arn, RotationLambdaARN: plan.by.arn, RotateImmediatelyOnUpdate: plan.now
      RotationRules: { ScheduleExpression: expression, Duration: hours }
    }
    terraform "aws_secretsmanager_secret_rotation" {
      secret_id: owner.arn, rotation_lambda_arn: plan.by.arn, rotate_immediately: plan.now
      rotation_rules: { schedule_expression: expression, duration: hours }
    }
  }

  let sorts = if generate != none
    then count([c for c in [generate.lower, generate.upper, generate.digits, generate.symbols] if c])
    else 4
  check "secrets.string-xor" {
    at: value, because: generate, when: value != none, require: generate == none
    message: "the value is given, or generated, not both", hint: "remove `value` or `generate`"
    evidence: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-secret.html"
  }
  check "secrets.generate.sorts" {
    at: generate, when: generate != none, require: sorts > 0
    message: "no characters are left to generate of"
    hint: "leave one of `lower`, `upper`, `digits` and `symbols` in"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html"
  }
  check "secrets.generate-pair" {
    at: generate, when: generate != none and generate.each, require: generate.length >= sorts
    message: "${generate.length} characters cannot hold one of ${sorts} sorts each"
    hint: "write `length: 32`, or `each: false`"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html"
  }
  check "secrets.generate.key" {
    at: generate, when: generate != none and generate.into != none
    require: not (generate.into.key in keys(generate.into.fields))
    message: "`${generate.into.key}` is generated, and one of `fields` too"
    hint: "remove it from `fields`"
    evidence: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-secretsmanager-secret-generatesecretstring.html"
  }
  check "secrets.value-size" {
    at: generate, when: generate?.into != none, require: jsonLength(generate.into.fields) + generate.length <= 65536
    message: "a value has at most 65536 bytes, and this record more", hint: "keep large fields in an object"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html"
  }
  check "secrets.name.suffix" {
    severity: warning, at: name, require: not matches(name, "-[A-Za-z0-9]{6}$")
    message: "`${name}` ends as the ARNs of secrets do, in `-` and six characters, and may be taken for another"
    hint: "write `/` or `_` before the last word"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html"
  }
  check "secrets.kms" {
    at: encrypt, when: encrypt is Arn<key>
    require: not contains("${encrypt}", ":alias/aws/") or endsWith("${encrypt}", ":alias/aws/secretsmanager")
    message: "this key of AWS is for another service", hint: "leave `encrypt` out, or use a key of your own"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html"
  }
  check "secrets.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "Secrets Manager encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html"
  }
  check "secrets.rotation.when" {
    at: rotation, when: rotation != none, require: (rotation.every != none) != (rotation.cron != none)
    message: "a rotation happens at a rate or at set times", hint: "give `every: 30d`, or `cron`"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html"
  }
  check "secrets.rotation.rules" {
    at: rotation, when: rotation != none and rotation.every != none
    require: if rotation.every < 1d
      then matches("${rotation.every as h}", "^[0-9]+$")
      else matches("${rotation.every as d}", "^[0-9]+$")
    message: "a rotation happens every 4 to 23 hours, or every so many whole days, not every ${rotation.every}"
    hint: "write `every: 30d`"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html"
  }
  check "secrets.rotation.duration" {
    at: rotation, when: rotation != none and rotation.window != none
    require: matches("${rotation.window as h}", "^[0-9]+$") and (
      rotation.every == none or rotation.window < rotation.every
    )
    message: if matches("${rotation.window as h}", "^[0-9]+$")
      then "a window of ${rotation.window} ends after the next rotation began"
      else "a window is whole hours, not ${rotation.window}"
    hint: "write `window: 2h`"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html"
  }
  check "secrets.rotation.empty" {
    severity: warning
    at: rotation
    when: rotation != none
    require: not rotation.now or value != none or generate != none
    message: "there is no value yet that could be rotated at deployment"
    hint: "add `generate: {}`, or write `now: false`"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html"
  }
  check "secrets.replica.key" {
    for: r in replicas, at: replicas, when: r.encrypt != none, require: split(r.encrypt, ":")[3] == r.region
    message: "the copy in ${r.region} cannot use a key of ${split(r.encrypt, ":")[3]}"
    hint: "give it a key of its own region: `encrypt: \"arn:aws:kms:${r.region}:…\"`"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicaRegionType.html"
  }
  check "secrets.replica.region" {
    for: [a, b] in replicas, at: replicas, require: a.region != b.region
    message: "there are two copies in ${a.region}", hint: "list each region once"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicateSecretToRegions.html"
  }
  check "secrets.days" {
    at: recovery, when: recovery != off, require: not contains("${recovery as d}", ".")
    message: "Secrets Manager counts whole days, and ${recovery} is none", hint: "write a whole number of days"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html"
  }

  let made = generate != none
  let into = generate?.into
  cloudformation "AWS::SecretsManager::Secret" {
    Name: name, Description: about, KmsKeyId: keyArn, SecretString: value
    GenerateSecretString: if made then {
      PasswordLength: generate.length, ExcludeCharacters: if generate.exclude != "" then generate.exclude
      ExcludeLowercase: not generate.lower, ExcludeUppercase: not generate.upper
      ExcludeNumbers: not generate.digits, ExcludePunctuation: not generate.symbols
      IncludeSpace: generate.space, RequireEachIncludedType: generate.each
      SecretStringTemplate: if into != none then json(into.fields), GenerateStringKey: into.key
    }
    ReplicaRegions: [{ Region: r.region, KmsKeyId: r.encrypt } for r in replicas]
    Tags: [{ Key: k, Value: v } for k, v in tags]
    attributes {
      DeletionPolicy: if onDelete == retain then "Retain" else "Delete"
      UpdateReplacePolicy: if onDelete == retain then "Retain" else "Delete"
    }
  }
  cloudformation Policy: "AWS::SecretsManager::ResourcePolicy" when policy != none {
    SecretId: self.Ref, ResourcePolicy: policy, BlockPublicPolicy: true
  }
  terraform "aws_secretsmanager_secret" {
    name: name, description: about, kms_key_id: keyArn
    recovery_window_in_days: if recovery == off then 0 else recovery as d
    replica: [{ region: r.region, kms_key_id: r.encrypt } for r in replicas]
    tags: tags
    lifecycle { prevent_destroy: if onDelete == retain then true }
  }
  terraform Random: "ephemeral.aws_secretsmanager_random_password" {
    password_length: generate.length, exclude_characters: if made and generate.exclude != "" then generate.exclude
    exclude_lowercase: if made then not generate.lower, exclude_uppercase: if made then not generate.upper
    exclude_numbers: if made then not generate.digits, exclude_punctuation: if made then not generate.symbols
    include_space: generate.space, require_each_included_type: generate.each
  }
  terraform Version: "aws_secretsmanager_secret_version" when made or value != none {
    secret_id: self.id
    secret_string_wo: if value != none
      then value
      else if into != none
      then json({ ...into.fields, "${into.key}": Random.random_password })
      else Random.random_password
    secret_string_wo_version: version
  }
  terraform Value: "data.aws_secretsmanager_secret_version" { secret_id: Version.secret_id ?? self.id }
  terraform Policy: "aws_secretsmanager_secret_policy" when policy != none {
    secret_arn: self.arn, policy: policy, block_public_policy: true
  }
}
