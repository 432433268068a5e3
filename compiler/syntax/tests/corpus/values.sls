// Expressions and texts.

let numbers = [1, 1_000, -2, 2.5, 512MB, 250ms, 1.5GB, 20%, 100/s, 0.5/min, 10000/month, 10.0.0.0/16]
let paths = [./src, ../shared/a-b.js, ./@scope/x+y]
let words = [true, false, none, latest, Orders.changes, a?.b?.c, f(x)(y)[0].z, f()]
let sum = a + b * -c - d / 2 + (e - f) * 3
let logic = not a and (b or c) and not (d == e) or x in 1..5 or y in ..9 or z in [3, 4]
let cast = timeout as s + (memory as MB) * 2
let kinds = code is { image: Text } or code is Ref<queue> or code is "zip" or code is List<Map<Text>>
let fallback = a ?? b ?? { x: 1, "y-z": 2, short, ...rest }
let choice = if a then b else if c then match d { x: 1, "y": 2, 3: 3, none: 4, true: 5, else: 6 } else none
let long = if deadLetter != none
  then { deadLetterTargetArn: deadLetter.to.arn, maxReceiveCount: deadLetter.after, redriveAllow: deadLetter.allow }
  else none
let chain = first
  and second
  or third
let both = [x.name for x in xs if x != none]
let table = { "${k}-x": v for k, v in settings if k != "skip" }
let calls = join([a, b], ",") + replace(text, from: "a", to: "b", ...options)
let empty = [[], {}, f(), "", #""#]
let escapes = "tab\t quote\" back\\ line\n dollar\$ star\u{2A} smile\u{1F600} $ {id} $5"
let nested = "a ${join(["b", "c${d}", #"raw}"#], "${"-"}")} e ${match x { a: "}" }}"
let raw = #"^[^\s"]+\.(js|ts)$"#
let block = """
  exports.handler = async (event) => {
    return "${prefix}" + event.name
  }

  // done
  """
let rawBlock = #"""
  select * from "orders" where id = '\d'
  """#
let inline = {
  code: """
    print("hello")
    """
  handler: "index.main"
}
type Refined {
  a: Int(1..99), b: Int(0..), c: Text(..100), d: Text("^/"), e: Text(1..64, "^[a-z]+$"), f: Size(128MB..10240MB)
  g: List<create | read | delete>(1..) = [create], h: Map<List<Text>>?, i: Number(-1.5..1.5)
  j: "a" | "b" | other = other
  k: gateway.authorizer | Ref<queue | topic> | { image: Text } | none_
  if: Text, then: Bool
}
