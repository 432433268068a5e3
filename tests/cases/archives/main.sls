/// Archives with keys of their own, which Terraform's provider knows from 6.2 on.
key Main
queue Lost

bus Shop {
  encrypt: Main, deadLetter: Lost
  archive All { encrypt: Main }
  archive Gifts { where: { detail: { kind: ["gift"] } }, retention: 30d, encrypt: Main }
}
