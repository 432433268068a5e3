// AWS KMS

/// What keys of each use may be made of. Source: the KMS developer guide, "Key spec reference".
let keySpecs = {
  encrypt: "^(SYMMETRIC_DEFAULT|RSA_.*|SM2)$"
  sign: "^(RSA_.*|ECC_.*|ML_DSA_.*|SM2)$"
  mac: "^HMAC_.*$"
  agree: "^(ECC_NIST_P(256|384|521)|SM2)$"
}

/// A key of KMS. Its policy grows from use: the account may delegate to roles, and each service that needs the key is let in by itself.
///
/// ```sls
/// key Main
/// queue Jobs { encrypt: Main }
/// function Worker {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   allow: [Jobs.send]
/// }
/// ```
kind key {
  /// What the key does: encrypts, signs, makes message authentication codes, or agrees on a shared secret.
  usage: encrypt | sign | mac | agree = encrypt
  /// Its material. The first of each use when absent: one secret for `encrypt`, P-256 for `sign` and `agree`, HMAC-256 for `mac`.
  spec: "SYMMETRIC_DEFAULT"
    | "RSA_2048"
    | "RSA_3072"
    | "RSA_4096"
    | "ECC_NIST_P256"
    | "ECC_NIST_P384"
    | "ECC_NIST_P521"
    | "ECC_NIST_EDWARDS25519"
    | "ECC_SECG_P256K1"
    | "HMAC_224"
    | "HMAC_256"
    | "HMAC_384"
    | "HMAC_512"
    | "ML_DSA_44"
    | "ML_DSA_65"
    | "ML_DSA_87"
    | "SM2" = match usage {
      encrypt: "SYMMETRIC_DEFAULT"
      sign: "ECC_NIST_P256"
      mac: "HMAC_256"
      agree: "ECC_NIST_P256"
    }
  /// How often KMS makes new material for a symmetric key. What was encrypted before stays readable.
  rotate: never | Duration(90d..2560d) = if spec == "SYMMETRIC_DEFAULT" and material == aws then 365d else never
  /// Who makes the material: AWS, or you, who import it.
  material: aws | imported = aws
  /// The key may be copied to other regions, and what it encrypted can be read there.
  multiRegion: Bool = false
  /// Whether the key may be used. What it encrypted cannot be read meanwhile.
  enabled: Bool = true
  /// How long a deleted key can be brought back.
  recovery: Duration(7d..30d) = 30d
  /// What people read about it in the console.
  about: Text(0..8192)?
  /// What becomes of it when it leaves the program; it stays where the stage is for production.
  onDelete: retain | delete = if prodLike then retain else delete
  /// The alias without `alias/`.
  name: Text(1..250, "^[A-Za-z0-9/_-]+$") = physicalName(max: 250)

  /// Its ARN.
  attr arn: Arn<key> { cloudformation: "Arn", terraform: "arn" }
  /// Its id, the last part of its ARN.
  attr id: Text { cloudformation: "Ref", terraform: "key_id", existing: split(arn, "/")[1] }
  /// Its alias: `alias/` and `name`.
  attr alias: Text = if existing then "alias/${name}" else Alias.name
  part Alias {
    attr name: Text { cloudformation: "Ref", terraform: "name", known: "alias/${owner.name}" }
    cloudformation "AWS::KMS::Alias" { AliasName: "alias/${owner.name}", TargetKeyId: owner.id }
    terraform "aws_kms_alias" { name: "alias/${owner.name}", target_key_id: owner.id }
  }

  let symmetric = spec == "SYMMETRIC_DEFAULT"
  /// Encrypts and reads again: who writes data with a data key needs both.
  can encrypt {
    actions: if symmetric
      then ["kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:Decrypt"]
      else ["kms:Encrypt", "kms:GetPublicKey"]
    on: [arn]
  }
  /// Reads what the key encrypted.
  can decrypt {
    actions: ["kms:Decrypt"], on: [arn]
  }
  /// Looks at what the key is; services ask before they use it.
  can inspect { actions: ["kms:DescribeKey"], on: [arn] }
  /// Signs, or makes codes with a key for `mac`.
  can sign {
    actions: if usage == mac then ["kms:GenerateMac"] else ["kms:Sign", "kms:GetPublicKey"], on: [arn]
    check "kms.use.sign" {
      because: usage, require: usage in [sign, mac]
      message: "`${owner.label}` is a key for `${usage}` and signs nothing"
      hint: "write `usage: sign` on `${owner.label}`, or `usage: mac`"
      evidence: "https://docs.aws.amazon.com/kms/latest/developerguide/create-keys.html"
    }
  }
  /// Tells whether a signature, or a code of a key for `mac`, is right.
  can verify {
    actions: if usage == mac then ["kms:VerifyMac"] else ["kms:Verify", "kms:GetPublicKey"], on: [arn]
    check "kms.use.verify" {
      because: usage, require: usage in [sign, mac]
      message: "`${owner.label}` is a key for `${usage}` and verifies nothing"
      hint: "write `usage: sign` on `${owner.label}`, or `usage: mac`"
      evidence: "https://docs.aws.amazon.com/kms/latest/developerguide/create-keys.html"
    }
  }
  /// Agrees on a secret with the holder of another key.
  can agree {
    actions: ["kms:DeriveSharedSecret", "kms:GetPublicKey"], on: [arn]
    check "kms.use.agree" {
      because: usage, require: usage == agree
      message: "`${owner.label}` is a key for `${usage}` and agrees on no secret"
      hint: "write `usage: agree` on `${owner.label}`"
      evidence: "https://docs.aws.amazon.com/kms/latest/developerguide/create-keys.html"
    }
  }
  /// What CloudWatch Logs needs to keep events of one group: `grant k.keepLogs(group: known(arn)) -> service("logs.…")`.
  can keepLogs(group: Text) {
    actions: [
      "kms:Encrypt"
      "kms:Decrypt"
      "kms:ReEncryptFrom"
      "kms:ReEncryptTo"
      "kms:GenerateDataKey"
      "kms:GenerateDataKeyWithoutPlaintext"
    ]
    on: [arn], conditions: { StringEquals: { "kms:EncryptionContext:aws:logs:arn": group } }
  }

  /// Who may use it; what is granted adds itself.
  clause grant {
    sid: Text?, to: Json?, actions: List<Text> = [], where: Json?
    check "kms.policy.existing" {
      at: taker.label, require: not owner.existing
      message: "the policy of `${owner.label}` is one document, and what it says already would be lost"
      hint: "let `${to.service}` in where the key is made, then `waive` this on `${owner.label}`"
    }
    /// A key cannot name itself in its own policy: `*` is the key.
    let on = ["*"]
  }
  add self.grant as Account { sid: "Account", to: account(), actions: ["kms:*"] }
  native policy: Json?

  check "kms.spec.usage" {
    at: spec, because: usage, require: matches(spec, keySpecs["${usage}"])
    message: "a key of ${spec} is not for `${usage}`"
    hint: match usage {
      encrypt: "leave `spec` out, or write `spec: \"RSA_2048\"`"
      sign: "write `spec: \"ECC_NIST_P256\"`"
      mac: "write `spec: \"HMAC_256\"`"
      agree: "write `spec: \"ECC_NIST_P256\"`"
    }
    evidence: "https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"
  }
  check "kms.rotate.symmetric" {
    at: rotate, because: spec, when: rotate != never, require: symmetric and material == aws
    message: if symmetric
      then "KMS makes no new material for a key whose material you import"
      else "KMS makes new material for symmetric keys only, not for ${spec}"
    hint: "remove `rotate`"
    evidence: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"
  }
  check "kms.days" {
    for: t in [if rotate == never then none else rotate, recovery], require: not contains("${t as d}", ".")
    message: "KMS counts whole days, and ${t} is none", hint: "write a whole number of days"
    evidence: "https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html"
  }
  check "kms.alias.reserved" {
    at: name, require: not startsWith(name, "aws/") and not startsWith(name, "alias/")
    message: if startsWith(name, "aws/")
      then "names that begin with `aws/` are for keys of AWS"
      else "`alias/` is written before the name by itself"
    hint: if startsWith(name, "aws/") then "choose another name" else "write `name: \"${replace(name, "alias/", "")}\"`"
    evidence: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html"
  }

  let uses = { encrypt: "ENCRYPT_DECRYPT", sign: "SIGN_VERIFY", mac: "GENERATE_VERIFY_MAC", agree: "KEY_AGREEMENT" }
  cloudformation "AWS::KMS::Key" {
    Description: about, KeyUsage: uses["${usage}"], KeySpec: spec, KeyPolicy: policy, MultiRegion: multiRegion
    EnableKeyRotation: rotate != never, RotationPeriodInDays: if rotate != never then rotate as d
    PendingWindowInDays: recovery as d, Enabled: enabled, Origin: if material == imported then "EXTERNAL" else "AWS_KMS"
    Tags: [{ Key: k, Value: v } for k, v in tags]
    attributes {
      DeletionPolicy: if onDelete == retain then "Retain" else "Delete"
      UpdateReplacePolicy: if onDelete == retain then "Retain" else "Delete"
    }
  }
  terraform "aws_kms_key" {
    description: about, key_usage: uses["${usage}"], customer_master_key_spec: spec, policy: policy
    multi_region: multiRegion, enable_key_rotation: rotate != never
    rotation_period_in_days: if rotate != never then rotate as d
    deletion_window_in_days: recovery as d, is_enabled: enabled, tags: tags
    unsupported "a key whose material is imported is another resource in Terraform" when material == imported
    lifecycle { prevent_destroy: if onDelete == retain then true }
  }
}
