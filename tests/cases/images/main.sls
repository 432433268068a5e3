/// Functions that are images, of this account and of another.
function Image {
  code: { image: "${aws.account}.dkr.ecr.${aws.region}.${aws.urlSuffix}/tools:3" }
  memory: 2GB
}

function ImageOfAnother {
  code: {
    image: "210987654321.dkr.ecr.eu-west-1.amazonaws.com/tools@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  }
}
