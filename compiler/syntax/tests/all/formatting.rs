//! The formatter: idempotent, loses nothing, leaves good source alone.

use insta::assert_snapshot;
use proptest::prelude::*;
use slsc_syntax::{WIDTH, format, same_tokens, split_items, tokens};

use crate::CORPUS;

#[test]
fn corpus_is_formatted() {
    for (name, text) in CORPUS {
        assert_eq!(format(text).as_deref(), Ok(text), "{name}");
    }
}

#[test]
fn spreads_what_does_not_fit() {
    let text = r#"
function Create { runtime: "nodejs22.x", handler: "index.handler", memory: 512MB, timeout: 10s, env: { TABLE: Orders.name, QUEUE: Jobs.url } }
let long = if deadLetter != none then { deadLetterTargetArn: deadLetter.to.arn, maxReceiveCount: deadLetter.after, more: 1 } else none
let names = [{ StorageClass: m.to, TransitionInDays: m.after as d, Description: "a long text to fill" } for m in r.move if m.to != none]
type Storage = "STANDARD_IA" | "ONEZONE_IA" | "INTELLIGENT_TIERING" | "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE" | "REDUCED_REDUNDANCY"
kind k {
  check "a" { for: left, right in someVeryLongListOfThings, when: left.event == right.event, require: left.prefix != right.prefix }
}
"#;
    assert_snapshot!(format(text).unwrap(), @r#"
    function Create {
      runtime: "nodejs22.x"
      handler: "index.handler"
      memory: 512MB
      timeout: 10s
      env: { TABLE: Orders.name, QUEUE: Jobs.url }
    }
    let long = if deadLetter != none then {
      deadLetterTargetArn: deadLetter.to.arn
      maxReceiveCount: deadLetter.after
      more: 1
    } else none
    let names = [{
      StorageClass: m.to
      TransitionInDays: m.after as d
      Description: "a long text to fill"
    } for m in r.move if m.to != none]
    type Storage = "STANDARD_IA"
      | "ONEZONE_IA"
      | "INTELLIGENT_TIERING"
      | "GLACIER_IR"
      | "GLACIER"
      | "DEEP_ARCHIVE"
      | "REDUCED_REDUNDANCY"
    kind k {
      check "a" {
        for: left, right in someVeryLongListOfThings
        when: left.event == right.event
        require: left.prefix != right.prefix
      }
    }
    "#);
}

#[test]
fn tidies_space_and_commas() {
    let text = "stages dev ,prod\r\nqueue   A{visibility:3min,\r\n\r\n\r\n\r\n    wait : 5s ,   }\r\n\r\n\r\n\r\nlet x=a+-b*( c-1 ) ..\n";
    assert!(format(text).is_err());
    let text = "stages dev ,prod\r\nqueue   A{visibility:3min,\r\n\r\n\r\n\r\n    wait : 5s ,   }\r\n\r\n\r\n\r\nlet x=a+-b*( c-1 )\nlet y = [ 1,2 , ]\ntype T = List<Text >( 1 .. 5 )?|Map<Int>\n\n\n// end";
    assert_snapshot!(format(text).unwrap(), @r#"
    stages dev, prod
    queue A {
      visibility: 3min

      wait: 5s
    }

    let x = a + -b * (c - 1)
    let y = [1, 2]
    type T = List<Text>(1..5)? | Map<Int>

    // end
    "#);
}

#[test]
fn refuses_what_has_errors() {
    let errors = format("queue A {\n  wait: 5s\n}\nlet x = \n").unwrap_err();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].span.start, 30);
}

/// Changes white space at random: what the formatter must bring back to one text or keep as the author's choice.
fn disturb(text: &str, choices: &[u8]) -> String {
    let mut choices = choices.iter().cycle();
    let mut out = String::new();
    let all = tokens::lex(text);
    for (at, token) in all.iter().enumerate() {
        let written = token.text(text);
        let next = all.get(at + 1).map_or("", |next| next.text(text));
        let last = at.checked_sub(1).map_or("", |last| all[last].text(text));
        let choice = choices.next().copied().unwrap_or(0);
        match token.kind {
            tokens::TokenKind::Whitespace if written.contains('\n') && choice < 60 => {
                out.push_str(&"\n".repeat(usize::from(choice % 4) + 1));
                // Only what is indented may be indented otherwise.
                let indent = written.rsplit('\n').next().unwrap_or("").len();
                out.push_str(&" ".repeat(if indent == 0 { 0 } else { indent + usize::from(choice % 3) }));
            }
            tokens::TokenKind::Whitespace if choice < 60 && !written.contains('\n') => {
                let breaks = matches!(last, "," | "{" | "[" | "(") || matches!(next, "}" | "]" | ")");
                out.push_str(if breaks && choice < 20 && token.start > 0 { "\n    " } else { "   " });
            }
            _ => out.push_str(written),
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_idempotent_and_keeps_tokens(file in 0..CORPUS.len(), choices in prop::collection::vec(any::<u8>(), 40..400)) {
        let text = disturb(CORPUS[file].1, &choices);
        // Some disturbances break lines where none may end; those files are refused, which is right.
        if let Ok(formatted) = format(&text) {
            prop_assert!(same_tokens(&text, &formatted));
            prop_assert_eq!(format(&formatted), Ok(formatted.clone()));
            prop_assert_eq!(split_items(&text).len(), split_items(&formatted).len());
            for line in formatted.lines() {
                let starts = line.chars().next().is_none_or(|first| first.is_ascii_alphabetic() || " }])/".contains(first));
                prop_assert!(starts, "column 0: {}", line);
                prop_assert!(!line.ends_with(','), "comma at a line end: {}", line);
                prop_assert!(line.trim_end() == line, "space at a line end: {:?}", line);
                let code = line.split("//").next().unwrap_or(line);
                prop_assert!(code.trim_end().chars().count() <= WIDTH || line.contains('"'), "too long: {}", line);
            }
            prop_assert!(!formatted.contains("\n\n\n"));
        }
    }
}
