// AWS CloudFormation

/// Calls the function of a custom resource, and tells CloudFormation what became of it.
let customRunner = """
  import json, urllib.request
  import boto3
  from botocore.config import Config

  functions = boto3.client("lambda", config=Config(read_timeout=900, retries={"max_attempts": 0}))

  def handler(event, context):
      answer = {key: event[key] for key in ("StackId", "RequestId", "LogicalResourceId")}
      answer["PhysicalResourceId"] = event.get("PhysicalResourceId", event["LogicalResourceId"])
      answer["Status"] = "SUCCESS"
      try:
          if event["RequestType"] != "Delete":
              given = event["ResourceProperties"]
              called = functions.invoke(FunctionName=given["Function"], Payload=given["Input"].encode())
              result = called["Payload"].read().decode()
              if "FunctionError" in called:
                  raise Exception(result)
              answer["Data"] = {"Result": result}
      except Exception as error:
          answer["Status"] = "FAILED"
          answer["Reason"] = str(error)[:1000]
      request = urllib.request.Request(event["ResponseURL"], json.dumps(answer).encode(), {"Content-Type": ""}, method="PUT")
      urllib.request.urlopen(request)
  """

/// Runs a function once when the system is deployed, after what it may use, and again when its input changes.
///
/// ```sls
/// table Orders { key: { id: Text } }
/// function Seeder {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   timeout: 1min, allow: [Orders.write]
/// }
/// custom Seed { run: Seeder, input: { table: Orders.name, items: [{ id: "1" }] } }
/// ```
kind custom {
  /// The function. It gets `input`; when it fails, so does the deployment.
  run: Ref<function>
  /// What the function gets, as JSON.
  input: Json = {}
  /// Another text makes it run again with the same input.
  version: Text(1..256)?

  /// What the function answered, as JSON text. CloudFormation takes 4 KB at most.
  attr result: Text { cloudformation: "Result", terraform: "result" }
  after: [run, ...[c.owner for c in run.allow]]

  check "custom.timeout" {
    severity: warning, at: run, because: run.timeout, require: run.timeout <= 14min
    message: "`${run.label}` may run for ${run.timeout}, and what waits for it in CloudFormation ends after 15min itself"
    hint: "let `${run.label}` run for 14min at most, or start a workflow"
    evidence: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources-lambda.html"
  }

  /// CloudFormation calls functions in a form of its own: this one calls yours as anybody would.
  part Runner {
    attr arn: Text { cloudformation: "Arn" }
    let trust = {
      Version: "2012-10-17"
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }]
    }
    cloudformation Role: "AWS::IAM::Role" {
      Tags: [{ Key: k, Value: v } for k, v in owner.tags]
      AssumeRolePolicyDocument: trust
      Policies: [{
        PolicyName: "grants"
        PolicyDocument: {
          Version: "2012-10-17"
          Statement: [
            { Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: [functionArn] }
            { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: [Logs.Arn] }
          ]
        }
      }]
    }
    cloudformation Logs: "AWS::Logs::LogGroup" {
      RetentionInDays: 30
      Tags: [{ Key: k, Value: v } for k, v in owner.tags]
    }
    cloudformation "AWS::Lambda::Function" {
      Description: "Runs ${owner.run.label} for CloudFormation", Role: Role.Arn
      Runtime: "python3.13", Handler: "index.handler", Code: { ZipFile: customRunner }
      Timeout: min(owner.run.timeout + 30s, 15min) as s, LoggingConfig: { LogGroup: Logs.Ref, LogFormat: "JSON" }
      Tags: [{ Key: k, Value: v } for k, v in owner.tags]
    }
  }
  /// Without a version: what is deployed is what runs.
  let functionArn = "arn:${aws.partition}:lambda:${aws.region}:${aws.account}:function:${run.ownName}"

  cloudformation "AWS::CloudFormation::CustomResource" {
    ServiceToken: Runner.arn, Function: run.ownName, Input: json(input), Version: version
    ServiceTimeout: min(run.timeout + 60s, 16min) as s
  }
  terraform "aws_lambda_invocation" {
    function_name: run.ownName, input: json(input), triggers: if version != none then { version: version }
  }
}
