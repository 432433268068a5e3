// What deployments ask for.

/// A network: `vpc-0a1b2c3d4e5f67890`.
type VpcId = Text(1..64, "^vpc-[0-9a-f]+$")

/// A part of a network.
type SubnetId = Text(1..64, "^subnet-[0-9a-f]+$")

/// Who may talk to whom in a network.
type SecurityGroupId = Text(1..64, "^sg-[0-9a-f]+$")

/// A zone of Route 53: `Z0123456789ABCDEFGHIJ`.
type HostedZoneId = Text(1..32, "^[A-Z0-9]+$")

/// The name of a pair of keys for machines.
type KeyName = Text(1..255)

/// An image of machines.
type ImageId = Text(1..64, "^ami-[0-9a-f]+$")

/// Parameters of these types are held by CloudFormation against what the account has.
let parameterTypes = {
  VpcId: "AWS::EC2::VPC::Id", SubnetId: "AWS::EC2::Subnet::Id", SecurityGroupId: "AWS::EC2::SecurityGroup::Id"
  HostedZoneId: "AWS::Route53::HostedZone::Id", KeyName: "AWS::EC2::KeyPair::KeyName", ImageId: "AWS::EC2::Image::Id"
}
