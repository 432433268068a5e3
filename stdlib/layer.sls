// AWS Lambda

/// Where Lambda looks for the libraries of each language below `/opt`. Source: the Lambda developer guide, "Packaging your layer content".
let layerFolders = [
  { runtime: "nodejs", folder: "nodejs/" }
  { runtime: "python", folder: "python/" }
  { runtime: "java", folder: "java/lib/" }
  { runtime: "ruby", folder: "ruby/" }
]

/// Libraries that functions share. Each change publishes a new version.
///
/// ```sls
/// layer Tools { code: ./libraries, architectures: [arm64], about: "What reports need" }
/// function Report {
///   code: ./src, runtime: "python3.13", handler: "app.main", architecture: arm64
///   layers: [Tools]
/// }
/// ```
kind layer {
  /// A folder or an archive of what appears below `/opt`: `nodejs/node_modules`, `python`, `java/lib`, `ruby/gems`, `bin`, `lib`.
  code: Path
  /// Runtimes that it is made for; any when empty.
  runtimes: List<Key<runtimes>>(0..15) = []
  /// Processors that it is built for; any when empty.
  architectures: List<x86_64 | arm64>(0..2) = []
  /// A licence by its name, its address or its text.
  license: Text(0..512)?
  /// What people read about it in the console.
  about: Text(0..256)?
  /// Accounts that may use it besides this one.
  sharedWith: nobody | everyone | {
    /// All accounts of an organization.
    organization: Text("^o-[a-z0-9]{10,32}$")
  } | List<Text("^[0-9]{12}$")>(
    1..
  ) = nobody
  /// What becomes of a version that a newer one replaces. Functions that use it already keep it either way.
  onDelete: retain | delete = delete
  /// Its name in AWS; another name is another layer.
  name: Text(1..140, "^[A-Za-z0-9_-]+$") = physicalName(max: 140)

  native artifact: Json
  /// ARN of the newest version.
  attr arn: Text { cloudformation: "Ref", terraform: "arn" }
  /// Its name in AWS.
  attr name: Text = name

  check "lambda.code.missing" {
    at: code, when: building, require: artifact.missing == none
    message: "there is nothing at `${artifact.path}`", hint: "create it, or run the build that makes it"
  }
  check "lambda.code.not-yet" {
    severity: warning, at: code, when: not building, require: artifact.missing == none
    message: "there is nothing at `${artifact.path}` yet"
    hint: "create it, or run the build that makes it, before `slsc build`"
  }
  check "lambda.code.unusable" {
    at: code, require: artifact.problem == none
    message: "this code cannot be packaged: ${artifact.problem}"
  }
  check "lambda.package.zip-size" {
    severity: warning, at: code, when: artifact.zipped != none, require: artifact.zipped <= 50MB
    message: "the archive has ${artifact.zipped}; Lambda takes 50MB directly, more only from S3"
    hint: "leave out what the code does not need with `.slsignore`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
  }
  check "lambda.package.unzipped-size" {
    at: code, when: artifact.unzipped != none, require: artifact.unzipped <= 250MB
    message: "the layer has ${artifact.unzipped} unpacked, Lambda allows 250MB for a function with all its layers"
    hint: "leave out what functions do not need with `.slsignore`, or use an image of up to 10GB"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
  }
  check "lambda.layers.folder" {
    severity: warning
    for: place in layerFolders
    at: code
    because: runtimes
    when: artifact.files != none and any([startsWith(r, place.runtime) for r in runtimes])
    require: any([startsWith(f, place.folder) or matches(f, "^(bin|lib|extensions)/") for f in artifact.files])
    message: "nothing in `${artifact.path}` is where a function with such a runtime looks"
    hint: "put the libraries into a folder `${place.folder}` of it"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html"
  }
  check "lambda.layers.compat-twice" {
    at: runtimes, require: length(unique(runtimes)) == length(runtimes)
    message: "a runtime is listed twice", hint: "list each runtime once"
  }

  let shares = if sharedWith == nobody then [] else if sharedWith == everyone then [{ key: "everyone", who: "*" }]
    else if sharedWith is List<Text> then [{ key: a, who: a } for a in sharedWith]
    else [{ key: "organization", who: "*", organization: sharedWith.organization }]
  let kept = if onDelete == retain then "Retain" else "Delete"
  part Share for s in shares {
    cloudformation "AWS::Lambda::LayerVersionPermission" {
      LayerVersionArn: owner.arn, Action: "lambda:GetLayerVersion", Principal: s.who, OrganizationId: s.organization
      attributes { DeletionPolicy: kept, UpdateReplacePolicy: kept }
    }
    terraform "aws_lambda_layer_version_permission" {
      layer_name: owner.name, version_number: owner.version, statement_id: s.key, action: "lambda:GetLayerVersion"
      principal: s.who, organization_id: s.organization, skip_destroy: if onDelete == retain then true
    }
  }
  /// Number of the newest version.
  attr version: Text { terraform: "version" }

  cloudformation "AWS::Lambda::LayerVersion" {
    LayerName: name, Description: about, LicenseInfo: license
    Content: if assetsLocal then artifact.path else { S3Bucket: aws.assetsBucket, S3Key: artifact.file }
    CompatibleRuntimes: runtimes, CompatibleArchitectures: architectures
    attributes { DeletionPolicy: kept, UpdateReplacePolicy: kept }
  }
  terraform "aws_lambda_layer_version" {
    layer_name: name, description: about, license_info: license
    filename: if artifact.file != none then "${aws.modulePath}/assets/${artifact.file}", source_code_hash: artifact.hash
    compatible_runtimes: runtimes, compatible_architectures: architectures
    skip_destroy: if onDelete == retain then true
    unsupported "its provider sends archives with the request, which takes 50MB; CloudFormation takes them from a bucket" when artifact.zipped != none
      and artifact.zipped > 50MB
    unsupported "its provider mixes several permissions up and makes them anew with every plan" when length(shares) > 1
  }
}
