//! What a reader is told, for the mistakes people make.

use insta::assert_snapshot;
use slsc_syntax::parse;

use crate::errors;

/// The text with its errors under the lines they are on.
fn told(text: &str) -> String {
    let file = parse(text);
    let mut all = errors(&file);
    all.sort_by_key(|(offset, error)| offset + error.span.start as usize);
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        out.push_str(line.trim_end());
        out.push('\n');
        for (offset, error) in &all {
            let at = offset + error.span.start as usize;
            if (start..end).contains(&at) || at == text.len() && end == text.len() {
                let column = text[start..at].chars().count();
                let width = text[at..(offset + error.span.end as usize).min(end)].trim_end().chars().count().max(1);
                out.push_str(&format!(
                    "{}{} {}: {}\n",
                    " ".repeat(column),
                    "^".repeat(width),
                    error.code,
                    error.message
                ));
                if let Some((span, label)) = &error.label {
                    let label_at = offset + span.start as usize;
                    let number = text[..label_at].matches('\n').count() + 1;
                    let line_start = text[..label_at].rfind('\n').map_or(0, |at| at + 1);
                    out.push_str(&format!("    label {number}:{} {label}\n", label_at - line_start + 1));
                }
                if let Some(hint) = &error.hint {
                    out.push_str(&format!("    hint {hint}\n"));
                }
                if let Some((span, fix)) = &error.fix {
                    let old = &text[offset + span.start as usize..offset + span.end as usize];
                    out.push_str(&format!("    fix {old:?} -> {fix:?}\n"));
                }
            }
        }
        start = end;
    }
    out
}

#[test]
fn members() {
    assert_snapshot!(told(r#"
function F {
  memory:
  timeout 10s
  handler = "index.handler"
  visibility
  env: { TABLE: Orders.name, QUEUE: , STAGE: stage }
  allow: [Orders.write, , Jobs.send]
  runtime: "nodejs22.x" handler: "x"
  on Jobs xx { batch: 10 }
  on every(5min) as { batch: 1 }
  on Jobs { batch: 1 } when stage == prod
  : 5
}
"#), @r#"
    function F {
      memory:
             ^ syntax.expected: expected a value after `memory:`
        hint a value starts on the line of its `:` or `=`
      timeout 10s
              ^^^ syntax.expected: expected `:` after `timeout`, found `10s`
        fix " " -> ": "
      handler = "index.handler"
              ^ syntax.expected: expected `:` after `handler`, found `=`
        hint write `:` between a key and its value
        fix "=" -> ":"
      visibility
                ^ syntax.expected: expected `:` and a value, or a block, after `visibility`
      env: { TABLE: Orders.name, QUEUE: , STAGE: stage }
                                        ^ syntax.expected: expected a value after `QUEUE:`, found `,`
      allow: [Orders.write, , Jobs.send]
                            ^ syntax.expected: expected a value, found `,`
      runtime: "nodejs22.x" handler: "x"
                            ^^^^^^^ syntax.expected: expected `,` or the end of the line after this text, found `handler`
      on Jobs xx { batch: 10 }
              ^^ syntax.expected: expected `,` or the end of the line after `Jobs`, found `xx`
      on every(5min) as { batch: 1 }
                        ^ syntax.expected: expected a name after `as`, found `{`
      on Jobs { batch: 1 } when stage == prod
                           ^^^^ syntax.expected: expected `,` or the end of the line, found `when`
        hint it stands in front of the `{`
      : 5
      ^ syntax.expected: expected a key or a name, found `:`
    }
    "#);
}

#[test]
fn items() {
    assert_snapshot!(told(r#"
  queue Indented
queue
queue for { a: 1 }
existing table { name: "x" }
let a = if x then if y then 2
let b: = 3
let c =
let d 5
param p Text = 3
stages dev,
type T { a: Text, b: , c: Int(1..) = , d: List<Text }
output x = a exported "y"
@foo bar
{ a: 1 }
use shared.{A, 5}
function G(a: A, b: B) { memory: 1MB }
resource R "AWS::X" { A: 1 }
queue Q for x xs { a: 1 }
workflow W(x: Int) { let a = b retry }
let z = 1
  let y = 2
"#), @r#"
      queue Indented
      ^^^^^ syntax.item: an item starts in column 0
        hint remove the spaces in front of it
    queue
         ^ syntax.expected: expected a name after `queue`
    queue for { a: 1 }
          ^^^ syntax.reserved: `for` is a reserved word and names nothing
        hint choose another name, such as `for_`
    existing table { name: "x" }
                   ^ syntax.expected: expected a name after `table`, found `{`
    let a = if x then if y then 2
                      ^^ syntax.expected: expected a value after `then`, found `if`
        hint put the inner `if` in parentheses
    let b: = 3
           ^ syntax.expected: expected a type after `b:`, found `=`
    let c =
           ^ syntax.expected: expected a value after `=`
    let d 5
          ^ syntax.expected: expected `:` or `=` after `d`, found `5`
    param p Text = 3
            ^^^^ syntax.expected: expected `:` after `p`, found `Text`
    stages dev,
               ^ syntax.expected: expected a name
    type T { a: Text, b: , c: Int(1..) = , d: List<Text }
                         ^ syntax.expected: expected a type after `b:`, found `,`
                                         ^ syntax.expected: expected a value after `=`, found `,`
                                                       ^ syntax.expected: expected `>` after `Text`
    output x = a exported "y"
                          ^^^ syntax.expected: a text has no place here
    @foo bar
    ^ syntax.character: `@` has no meaning here
    { a: 1 }
    ^ syntax.item: expected an item, found `{`
        hint an item starts with a word in column 0, such as `function Name { … }`
    use shared.{A, 5}
                   ^ syntax.expected: expected a name, found `5`
    function G(a: A, b: B) { memory: 1MB }
               ^^^^^^^^^^^ syntax.parameters: expected at most one parameter
        hint put the values into one record type
    resource R "AWS::X" { A: 1 }
               ^^^^^^^^ syntax.expected: expected `:`, `for` or `(` after `R`, found a text
    queue Q for x xs { a: 1 }
                  ^^ syntax.expected: expected `in` after `x`, found `xs`
    workflow W(x: Int) { let a = b retry }
    let z = 1
      let y = 2
      ^^^ syntax.item: this line belongs to no item
        hint an item starts in column 0; members stand between `{` and `}`
    "#);
}

#[test]
fn brackets() {
    assert_snapshot!(told(r#"
queue A {
  deadLetter: { to: B, after: 5
  wait: 5s
}
queue B {
  on Jobs {
    batch: 1
  wait: 5s
}
queue C {
  on Jobs
    batch: 1
  }
  wait: 5s
}
queue D {
  allow: [a, b
  wait: f(1, 2
  x: { a: 1 ]
}
queue E {
  wait: 5s }
  more: 1
}
queue F {
  wait: 5s
"#), @r#"
    queue A {
      deadLetter: { to: B, after: 5
                                   ^ syntax.unclosed: expected `}` to close the value of `deadLetter`
        label 3:15 opened here
        fix "" -> "}"
      wait: 5s
    }
    queue B {
      on Jobs {
        batch: 1
                ^ syntax.unclosed: expected `}` to close the block of `on Jobs`
        label 7:11 opened here
        fix "" -> "}"
      wait: 5s
    }
    queue C {
      on Jobs
             ^ syntax.unopened: expected `{` at the end of this line
        label 14:3 closed here
        fix "" -> " {"
        batch: 1
      }
      wait: 5s
    }
    queue D {
      allow: [a, b
                  ^ syntax.unclosed: expected `]` to close the list
        label 18:10 opened here
        fix "" -> "]"
      wait: f(1, 2
                  ^ syntax.unclosed: expected `)` to close the arguments of `f`
        label 19:10 opened here
        fix "" -> ")"
      x: { a: 1 ]
                ^ syntax.unclosed: expected `}` to close the value of `x`, found `]`
        label 20:6 opened here
        fix "]" -> "}"
    }
    queue E {
      wait: 5s }
               ^ syntax.unopened: `}` closes nothing
        hint remove `}`
        fix "}" -> ""
      more: 1
    }
    queue F {
      wait: 5s
              ^ syntax.unclosed: expected `}` to close the block of `queue F`
        label 26:9 opened here
        fix "" -> "}"
    "#);
}

#[test]
fn texts_and_numbers() {
    assert_snapshot!(told(r#"
queue A {
  a: "no end
  b: "bad \q escape, \u{110000}"
  c: "open ${b", d: 1
  e: "empty ${}"
  f: 10x, g: 5/sec, h: 300.0.0.0/16, i: a/b
  j: 'single'; k: a && b
  l: """not a block"""
  m: """
    text
   less
    """
  n: "${a +}"
  o: 99999999999999999999
}
queue B {
  a: """
    no end
  b: 5
}
queue C {
	a: 5
	b: 6
}
"#), @r##"
    queue A {
      a: "no end
         ^^^^^^^ syntax.text.unterminated: expected `"` to end this text
        fix "" -> "\""
      b: "bad \q escape, \u{110000}"
              ^^ syntax.text.escape: `\q` is not an escape
        hint escapes are `\n \t \r \" \\ \$ \u{1F600}`; a raw text `#"…"#` has none
                         ^^ syntax.text.escape: `\u` is not an escape
        hint escapes are `\n \t \r \" \\ \$ \u{1F600}`; a raw text `#"…"#` has none
      c: "open ${b", d: 1
               ^^ syntax.text.interpolation: expected `}` to close this interpolation
        hint write `\${` for the characters themselves
      e: "empty ${}"
                ^^^ syntax.text.interpolation: expected a value in `${…}`
        hint write `\${` for the characters themselves
      f: 10x, g: 5/sec, h: 300.0.0.0/16, i: a/b
           ^ syntax.unit: `x` is not a unit
        hint sizes are `B KB MB GB TB`, durations `ms s min h d`, percentages `%`
                   ^^^ syntax.period: `sec` is not the period of a rate
        hint periods are `s min h day week month`; to divide, put spaces around `/`
                           ^^^^^^^^^^^^ syntax.cidr: `300.0.0.0/16` is not an address range
        hint four numbers up to 255 and a prefix up to 32, such as `10.0.0.0/16`
                                             ^ syntax.division: expected spaces around `/`
        hint a rate is `100/s`, a path starts with `./`, a division is `a / b`
      j: 'single'; k: a && b
         ^ syntax.character: `'` has no meaning here
        hint write texts in `"…"`
                ^^ syntax.character: `'` has no meaning here
        hint write texts in `"…"`
                        ^^ syntax.character: `&` has no meaning here
        hint write `and`
      l: """not a block"""
         ^^^ syntax.text.block: expected the end of the line after `"""`
        hint a block text starts on the next line; write a text of one line in `"…"`
      m: """
        text
       less
       ^^^^ syntax.text.indent: this line is indented less than the closing `"""`
        hint indent it by at least 4 spaces, or `"""` by less
        """
      n: "${a +}"
               ^ syntax.expected: expected a value
      o: 99999999999999999999
         ^^^^^^^^^^^^^^^^^^^^ syntax.number: this number is too large
    }
    queue B {
      a: """
         ^^^ syntax.text.unterminated: expected `"""` to end this text
        label 19:11 the text ends here
        hint put `"""` on a line of its own, indented as the line of `"""`
        no end
      b: 5
    }
    queue C {
    	a: 5
    ^ syntax.tab: a tab in the indentation
        hint indent with spaces
    	b: 6
    }
    "##);
}

#[test]
fn kinds() {
    assert_snapshot!(told(r#"
kind k {
  a Text
  b: Int = 
  attr c { cloudformation: "Arn" }
  attr d Text
  can send( { actions: [] }
  source s -> T = x
  check { severity: error }
  check "x" { for: [a] in list, require: true }
  part for x in y { a: 1 }
  cloudformation { A: 1 }
  cloudformation "T" { A: 1, b, ...c }
  grant a.b service("x")
  "${x}": Text
  12: Int
  type T = Int
}
"#), @r#"
    kind k {
      a Text
      b: Int =
              ^ syntax.expected: expected a value after `=`
        hint a value starts on the line of its `:` or `=`
      attr c { cloudformation: "Arn" }
             ^ syntax.expected: expected `:` after `c`, found `{`
      attr d Text
             ^^^^ syntax.expected: expected `,` or the end of the line after `d`, found `Text`
      can send( { actions: [] }
                               ^ syntax.unclosed: expected `)` to close the arguments of `send`
        label 7:11 opened here
        fix "" -> ")"
      source s -> T = x
               ^^ syntax.expected: expected `,` or the end of the line after `s`, found `->`
      check { severity: error }
            ^ syntax.expected: expected a name or a text after `check`, found `{`
      check "x" { for: [a] in list, require: true }
                         ^ syntax.expected: expected `,` after `a`
      part for x in y { a: 1 }
           ^^^ syntax.reserved: `for` is a reserved word and names nothing
        hint choose another name, such as `for_`
      cloudformation { A: 1 }
                     ^ syntax.expected: expected a name or a text after `cloudformation`, found `{`
      cloudformation "T" { A: 1, b, ...c }
                                 ^ syntax.expected: expected a key or a property, found `b`
      grant a.b service("x")
                ^^^^^^^ syntax.expected: expected `,` or the end of the line after `b`, found `service`
      "${x}": Text
      ^^^^^^ syntax.key: this key must be known as written, `${…}` cannot stand in it
      12: Int
      ^^ syntax.expected: expected a member of the kind, found `12`
      type T = Int
             ^ syntax.expected: expected `:` after `T`, found `=`
        hint write `:` between a key and its value
        fix "=" -> ":"
    }
    "#);
}

#[test]
fn values() {
    assert_snapshot!(told(r#"
let a = [1 for x in xs, 2]
let b = [for x in xs]
let c = { a: 1, b = 2, 3: 4, c }
let d = match x { a: 1, b 2, else 3 }
let e = if x else y
let f = (a, b)
let g = a +
let h = a + * b
let i = a.
let j = f(a: , b)
let k = x is
let l = -
let m = a b
let n = a == b == c
"#), @r#"
    let a = [1 for x in xs, 2]
            ^^^^^^^^^^^^^^^^^^ syntax.comprehension: `for` makes the whole list or record, nothing stands beside it
        hint join lists with `[...[e for x in xs], other]`
    let b = [for x in xs]
             ^^^ syntax.expected: expected a value after `[`, found `for`
    let c = { a: 1, b = 2, 3: 4, c }
                      ^ syntax.expected: expected `:` after `b`, found `=`
        hint write `:` between a key and its value
        fix "=" -> ":"
                           ^ syntax.expected: expected a key, a name or a text, found `3`
    let d = match x { a: 1, b 2, else 3 }
                            ^ syntax.expected: expected a key, found `b`
                                 ^^^^ syntax.expected: expected a key, found `else`
    let e = if x else y
                 ^^^^ syntax.expected: expected `then` after `x`, found `else`
    let f = (a, b)
              ^ syntax.expected: expected `)` after `a`, found `,`
    let g = a +
               ^ syntax.expected: expected a value after `+`
    let h = a + * b
                ^ syntax.expected: expected a value after `+`, found `*`
    let i = a.
              ^ syntax.expected: expected a name after `.`
    let j = f(a: , b)
                 ^ syntax.expected: expected a value after `a:`, found `,`
    let k = x is
                ^ syntax.expected: expected a type after `is`
    let l = -
             ^ syntax.expected: expected a value after `-`
    let m = a b
              ^ syntax.expected: expected `,` or the end of the line after `a`, found `b`
    let n = a == b == c
                   ^^ syntax.expected: expected `,` or the end of the line after `b`, found `==`
    "#);
}
