/// Old versions of objects: some are kept whatever their age.
bucket Documents {
  versions: on
  lifecycle Old { old: { expire: 7d, keep: 2 } }
}
