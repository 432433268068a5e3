/// Libraries that functions share.

/// Nothing but what must be there.
layer Words { code: ./native }

/// For one runtime and processor, with everything that it may say.
layer Tools {
  code: ./libraries, runtimes: ["python3.13", "python3.12"], architectures: [arm64]
  license: "Apache-2.0", about: "What all reports need", name: "report-tools"
  sharedWith: ["210987654321"], onDelete: retain
}

/// For the accounts of an organization, and for everybody.
layer Company { code: ./libraries, sharedWith: { organization: "o-abcdefghij" } }
layer Open { code: ./native, sharedWith: everyone }

/// A version freezes its layers, too.
function Report {
  code: ./src, runtime: "python3.13", handler: "index.main", architecture: arm64, live: {}
  layers: [Words, Tools, "arn:aws:lambda:eu-west-1:210987654321:layer:more:3"]
}
