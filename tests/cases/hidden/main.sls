/// Hidden parameters, which CloudFormation cannot make.
param token: Secret

key Main { onDelete: delete }

parameter Plain { hidden: token }
parameter Token {
  hidden: token
  version: 3
  encrypt: Main
  tier: advanced
  about: "For the partner"
  name: "/shop/token"
}
secret Copy { value: Token.secret, onDelete: delete }
role Reader { trustedBy: ["batch.amazonaws.com"], allow: [Plain.read, Token.read, Token.write] }
