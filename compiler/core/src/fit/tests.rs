//! What fits, what does not, and the words for it.

use std::sync::Arc;

use proptest::prelude::*;
use slsc_syntax::ast::Period;
use smol_str::SmolStr;

use super::{complete, misfit};
use crate::functions::tests::{any_type, any_value, record_type};
use crate::types::{Bounds, Measure, TextFormat, Type};
use crate::value::{Deploy, ObjectId, Record, TargetValue, Value};

fn kinds(id: ObjectId) -> SmolStr {
    SmolStr::new(match id.0 {
        0 => "",
        1 => "queue",
        _ => "topic",
    })
}

fn text(text: &str) -> Value {
    Value::text(text)
}

fn record(entries: &[(&str, Value)]) -> Value {
    Value::record(entries.iter().map(|(name, value)| (SmolStr::new(name), value.clone())))
}

fn between(low: f64, high: f64) -> Bounds {
    Bounds { low: Some(low), high: Some(high) }
}

fn plain(bounds: Bounds, pattern: &str) -> Type {
    Type::Text(TextFormat::Plain, bounds, Some(Arc::from(pattern)))
}

fn format(format: TextFormat) -> Type {
    Type::Text(format, Bounds::NONE, None)
}

fn members(words: &[&str]) -> Type {
    Type::union(words.iter().map(|word| Type::Literal(SmolStr::new(word))))
}

fn reference(kinds: &[&str]) -> Type {
    Type::Reference(kinds.iter().map(SmolStr::new).collect())
}

fn arn() -> Value {
    Value::deploy(Deploy::Attribute(ObjectId(1), "arn".into()))
}

/// Code, path, message and hint in one line.
fn told(value: &Value, ty: &Type) -> String {
    match misfit(value, ty, &kinds) {
        None => "fits".to_owned(),
        Some(misfit) => {
            let path = misfit.path.join(".");
            let at = if path.is_empty() { String::new() } else { format!(" at {path}") };
            let hint = misfit.hint.map(|hint| format!(" | {hint}")).unwrap_or_default();
            format!("{}{at}: {}{hint}", misfit.code, misfit.message)
        }
    }
}

#[track_caller]
fn tells(rows: &[(Value, Type, &str)]) {
    for (value, ty, expected) in rows {
        assert_eq!(told(value, ty), *expected, "{value} as {ty}");
    }
}

#[test]
fn numbers() {
    let minutes = |low: f64, high: f64| Type::Number(Measure::Duration, between(low * 60_000.0, high * 60_000.0));
    let megabytes = Type::Number(Measure::Size, between(128.0 * 1_048_576.0, 10_240.0 * 1_048_576.0));
    let count = Type::Number(Measure::Integer, between(1.0, 99.0));
    tells(&[
        (Value::Duration(900_000), minutes(1.0, 15.0), "fits"),
        (
            Value::Duration(2_400_000),
            minutes(1.0, 15.0),
            "type.range: `40min` is too long: at most `15min` | write `15min`",
        ),
        (Value::Duration(500), minutes(1.0, 15.0), "type.range: `500ms` is too short: at least `1min` | write `1min`"),
        (Value::Size(64 << 20), megabytes.clone(), "type.range: `64MB` is too small: at least `128MB` | write `128MB`"),
        (Value::Size(20 << 30), megabytes.clone(), "type.range: `20GB` is too large: at most `10GB` | write `10GB`"),
        (
            Value::Integer(512),
            megabytes,
            "type.mismatch: expected `Size`, found a number | write its unit: `512KB`, `512MB`, `512GB`",
        ),
        (
            Value::Integer(30),
            minutes(1.0, 15.0).optional(),
            "type.mismatch: expected `Duration`, found a number | write its unit: `30s`, `30min`, `30h`",
        ),
        (Value::Integer(99), count.clone(), "fits"),
        (Value::Number(2.0), count.clone(), "fits"),
        (Value::Integer(100), count.clone(), "type.range: `100` is too large: at most `99` | write `99`"),
        (Value::Integer(0), count.clone(), "type.range: `0` is too small: at least `1` | write `1`"),
        (Value::Number(1.5), count.clone(), "type.mismatch: expected a whole number, found `1.5`"),
        (
            text("5"),
            count.clone(),
            "type.mismatch: expected a whole number, found a text | write it without quotes: `5`",
        ),
        (Value::Duration(1), count.clone(), "type.mismatch: expected a whole number, found a duration"),
        (arn(), count, "fits"),
        (Value::Integer(1), Type::NUMBER, "fits"),
        (Value::Number(f64::NAN), Type::NUMBER, "type.range: this is no finite number"),
        (
            Value::Integer(20),
            Type::Number(Measure::Percent, Bounds::NONE),
            "type.mismatch: expected `Percent`, found a number | write `20%`",
        ),
        (
            Value::Rate(2.0, Period::Second),
            Type::Number(Measure::Rate, between(0.0, 1.0)),
            "type.range: `2/s` is too high: at most `1/s` | write `1/s`",
        ),
        (
            Value::Rate(600.0, Period::Minute),
            Type::Number(Measure::Rate, between(0.0, 1.0)),
            "type.range: `600/min` is too high: at most `60/min` | write `60/min`",
        ),
        (Value::Bool(true), Type::Bool, "fits"),
        (text("true"), Type::Bool, "type.mismatch: expected `Bool`, found a text | write `true`"),
    ]);
}

#[test]
fn texts() {
    let name = plain(between(1.0, 8.0), "^[a-z-]+$");
    tells(&[
        (text("orders"), name.clone(), "fits"),
        (arn(), name.clone(), "fits"),
        (text(""), name.clone(), "type.length: the text is empty: at least 1 character"),
        (text("orders-all"), name.clone(), "type.length: `orders-all` has 10 characters: at most 8 characters"),
        (
            text("My Jobs"),
            name.clone(),
            "type.pattern: `My Jobs` does not match the pattern `^[a-z-]+$` | write `\"my-jobs\"`",
        ),
        (text("42"), name.clone(), "type.pattern: `42` does not match the pattern `^[a-z-]+$`"),
        (Value::Integer(5), Type::TEXT, "type.mismatch: expected `Text`, found a number | write it in quotes: `\"5\"`"),
        (
            Value::Object(ObjectId(1)),
            Type::TEXT,
            "type.mismatch: expected `Text`, found a declaration | write one of its attributes, such as `.name`",
        ),
        (Value::None, Type::TEXT, "type.mismatch: expected `Text`, found `none` | leave it out"),
        (Value::None, Type::TEXT.optional(), "fits"),
        (Value::Poison, name, "fits"),
        (
            Value::deploy(Deploy::Split(arn(), ":".into())),
            Type::TEXT,
            "type.mismatch: expected `Text`, found a value known at deployment",
        ),
    ]);
    assert!(told(&text("a"), &plain(Bounds::NONE, "(")).starts_with("type.pattern: `(` is no regular expression"));
}

#[test]
fn formats() {
    use TextFormat as Format;
    for (found, kind, expected) in [
        ("./src", Format::Path, "fits"),
        ("../shared/a.js", Format::Path, "fits"),
        ("src/a", Format::Path, "type.format: `src/a` is not a path in the program's folder | write `./src/a`"),
        (
            "/etc/passwd",
            Format::Path,
            "type.format: `/etc/passwd` is not a path in the program's folder | a path starts with `./` or `../`",
        ),
        ("10.0.0.0/16", Format::Cidr, "fits"),
        ("fd00::/8", Format::Cidr, "fits"),
        ("10.0.0.0", Format::Cidr, "type.format: `10.0.0.0` is not a block of addresses | write it as `10.0.0.0/16`"),
        (
            "10.0.1.0/16",
            Format::Cidr,
            "type.format: `10.0.1.0/16` has bits set behind its prefix of 16 | write `10.0.0.0/16`",
        ),
        ("https://shop.example/cb?x=1", Format::Url, "fits"),
        ("myapp://signin", Format::Url, "fits"),
        (
            "shop.example",
            Format::Url,
            "type.format: `shop.example` is not an address with its scheme | write `\"https://shop.example\"`",
        ),
        (
            "https:///x",
            Format::Url,
            "type.format: `https:///x` is not an address with its scheme | write it as `https://example.com/path`",
        ),
        ("a@b.example", Format::Email, "fits"),
        ("a.b+c@b-c.example.org", Format::Email, "fits"),
        ("a@b", Format::Email, "type.format: `a@b` is not an address of mail | write it as `name@example.com`"),
        (
            "@b.example",
            Format::Email,
            "type.format: `@b.example` is not an address of mail | write it as `name@example.com`",
        ),
        ("2026-11-24", Format::Date, "fits"),
        (
            "2026-02-29",
            Format::Date,
            "type.format: `2026-02-29` is not a date of the calendar | write it as `2026-11-24`",
        ),
        ("2026-11-24T09:30:00Z", Format::Time, "fits"),
        ("2026-11-24T09:30:00.25+09:00", Format::Time, "fits"),
        ("2026-11-24", Format::Time, "type.format: `2026-11-24` is not a moment | write it as `2026-11-24T09:30:00Z`"),
        (
            "2026-11-24T25:30:00Z",
            Format::Time,
            "type.format: `2026-11-24T25:30:00Z` is not a moment | write it as `2026-11-24T09:30:00Z`",
        ),
        ("aGVsbG8=", Format::Bytes, "fits"),
        (
            "aGVsbG8",
            Format::Bytes,
            "type.format: `aGVsbG8` is not base64 | bytes are written as base64, padded with `=`: `aGVsbG8=`",
        ),
    ] {
        assert_eq!(told(&text(found), &format(kind)), expected);
        assert_eq!(told(&arn(), &format(kind)), "fits");
    }
    let topic = Type::Arn([SmolStr::new("topic")].into());
    tells(&[
        (text("arn:aws:sns:eu-west-1:123456789012:alerts"), topic.clone(), "fits"),
        (text("arn:aws:s3:::files"), topic.clone(), "fits"),
        (
            text("alerts"),
            topic.clone(),
            "type.format: `alerts` is not the ARN of a `topic` | write the `.arn` of a declaration, or `arn:aws:…` with \
             all of its six parts",
        ),
        (
            Value::Object(ObjectId(2)),
            topic,
            "type.mismatch: expected `Arn<topic>`, found a declaration | write its `.arn`",
        ),
    ]);
}

#[test]
fn unions() {
    let images = members(&["keysOnly", "newImage", "newAndOldImages"]);
    let code = Type::union([
        format(TextFormat::Path),
        record_type(None, &[("image", Type::TEXT, None)]),
        record_type(None, &[("inline", Type::TEXT, None)]),
    ]);
    let authorizer = Type::union([Type::Literal("open".into()), Type::Literal("iam".into()), reference(&["queue"])]);
    let runtimes = members(&["nodejs20.x", "nodejs22.x"]);
    let open = Type::union([Type::Literal("all".into()), Type::INTEGER]);
    tells(&[
        (text("newImage"), images.clone(), "fits"),
        (
            text("newimages"),
            images.clone(),
            "type.member: `newimages` is none of `keysOnly`, `newImage`, `newAndOldImages` | did you mean `newImage`?",
        ),
        (text("x"), images.clone(), "type.member: `x` is none of `keysOnly`, `newImage`, `newAndOldImages`"),
        (text("x"), Type::Literal("on".into()), "type.member: expected `on`, found `x`"),
        (
            text("nodejs22"),
            runtimes,
            "type.member: `nodejs22` is none of `\"nodejs20.x\"`, `\"nodejs22.x\"` | did you mean `\"nodejs22.x\"`?",
        ),
        (Value::Integer(1), images, "type.mismatch: expected `keysOnly | newImage | newAndOldImages`, found a number"),
        (text("./src"), code.clone(), "fits"),
        (record(&[("inline", text("x"))]), code.clone(), "fits"),
        (text("src"), code.clone(), "type.format: `src` is not a path in the program's folder | write `./src`"),
        (
            record(&[("inline", Value::Integer(1))]),
            code.clone(),
            "type.mismatch at inline: expected `Text`, found a number | write it in quotes: `\"1\"`",
        ),
        (
            record(&[("imag", text("x"))]),
            code,
            "record.unknown at imag: there is no field `imag` | did you mean `image`?",
        ),
        (Value::Object(ObjectId(1)), authorizer.clone(), "fits"),
        (text("iam"), authorizer.clone(), "fits"),
        (
            Value::Object(ObjectId(2)),
            authorizer,
            "type.mismatch: expected `open | iam | Ref<queue>`, found a declaration",
        ),
        (text("al"), open.clone(), "type.member: expected `all`, found `al` | did you mean `all`?"),
        (arn(), open, "fits"),
    ]);
}

#[test]
fn records_lists_and_maps() {
    let letter = record_type(
        Some("DeadLetter"),
        &[
            ("to", reference(&["queue"]), None),
            ("after", Type::Number(Measure::Integer, between(1.0, 1_000.0)), Some(Value::Integer(3))),
            ("note", Type::TEXT.optional(), None),
        ],
    );
    let jobs = Value::Object(ObjectId(1));
    let list = Type::List(Arc::new(Type::INTEGER), between(1.0, 2.0));
    let map = Type::Map(Arc::new(Type::TEXT), Bounds { low: None, high: Some(1.0) });
    tells(&[
        (record(&[("to", jobs.clone())]), letter.clone(), "fits"),
        (record(&[("to", jobs.clone()), ("after", Value::None)]), letter.clone(), "fits"),
        (
            record(&[("to", jobs.clone()), ("afer", Value::Integer(1))]),
            letter.clone(),
            "record.unknown at afer: there is no field `afer` of `DeadLetter` | did you mean `after`?",
        ),
        (
            record(&[("to", jobs.clone()), ("zzz", Value::Integer(1))]),
            letter.clone(),
            "record.unknown at zzz: there is no field `zzz` of `DeadLetter` | the fields of `DeadLetter` are `to`, \
             `after`, `note`",
        ),
        (
            record(&[]),
            letter.clone(),
            "record.missing: the field `to` of `DeadLetter` is missing | add `to: …`, a `queue`",
        ),
        (
            record(&[("to", jobs), ("after", Value::Integer(0))]),
            letter.clone(),
            "type.range at after: `0` is too small: at least `1` | write `1`",
        ),
        (
            record(&[("to", Value::Object(ObjectId(2)))]),
            letter.clone(),
            "type.mismatch at to: expected a `queue`, found a `topic`",
        ),
        (
            Value::list(vec![record(&[])]),
            letter,
            "type.mismatch: expected `DeadLetter`, found a list | write it without brackets",
        ),
        (Value::list(vec![Value::Integer(1), Value::None]), list.clone(), "fits"),
        (Value::list(vec![]), list.clone(), "type.length: the list is empty: at least 1 element"),
        (
            Value::list(vec![Value::Integer(1); 3]),
            list.clone(),
            "type.length: the list has 3 elements: at most 2 elements",
        ),
        (
            Value::list(vec![Value::Integer(1), Value::Bool(true)]),
            list.clone(),
            "type.mismatch at 1: expected a whole number, found a truth value",
        ),
        (
            Value::Integer(1),
            list,
            "type.mismatch: expected `List<Int>(1..2)`, found a number | write it in brackets: `[…]`",
        ),
        (record(&[("A", text("x")), ("B", Value::None)]), map.clone(), "fits"),
        (
            record(&[("A", Value::Integer(5))]),
            map.clone(),
            "type.mismatch at A: expected `Text`, found a number | write it in quotes: `\"5\"`",
        ),
        (record(&[("A", text("x")), ("B", text("y"))]), map, "type.length: the map has 2 entries: at most 1 entry"),
    ]);
}

#[test]
fn things_of_the_language() {
    let target = |id| {
        Value::Target(Arc::new(TargetValue { owner: ObjectId(id), call: "send".into(), arguments: Record::default() }))
    };
    let targets = Type::Target([SmolStr::new("queue")].into());
    tells(&[
        (Value::Object(ObjectId(1)), reference(&["queue"]), "fits"),
        (Value::Object(ObjectId(0)), reference(&["queue"]), "fits"),
        (Value::Object(ObjectId(2)), reference(&[]), "fits"),
        (
            text("Jobs"),
            reference(&["queue", "topic"]),
            "type.mismatch: expected a `queue` or `topic`, found a text | write it without quotes: `Jobs`",
        ),
        (arn(), reference(&["queue"]), "type.mismatch: expected a `queue`, found a value known at deployment"),
        (target(1), targets.clone(), "fits"),
        (Value::Object(ObjectId(1)), targets.clone(), "fits"),
        (target(2), targets, "type.mismatch: expected a `queue`, found a `topic`"),
        (Value::Type(Arc::new(Type::TEXT)), Type::Type, "fits"),
        (text("Order"), Type::Type, "type.mismatch: expected a type, found a text | write it without quotes: `Order`"),
        (
            Value::Object(ObjectId(1)),
            Type::Capability,
            "type.mismatch: expected a capability such as `Orders.read`, found a declaration | write what is allowed, \
             such as `.read`",
        ),
        (Value::Object(ObjectId(1)), Type::EventSource, "fits"),
        (record(&[("service", text("s3.amazonaws.com"))]), Type::Principal, "fits"),
        (arn(), Type::Secret(Arc::new(Type::TEXT)), "fits"),
        (
            text("hunter2"),
            Type::Secret(Arc::new(Type::TEXT)),
            "type.mismatch: expected a secret, found a text | a secret does not stand in the source: name a `secret` or \
             a `param` of type `Secret`",
        ),
        (text("PaymentDeclined"), Type::ErrorName, "fits"),
        (Value::Integer(1), Type::Any, "fits"),
    ]);
}

#[test]
fn values_are_completed() {
    let proxy = record_type(
        None,
        &[
            ("idle", Type::Number(Measure::Duration, Bounds::NONE), Some(Value::Duration(1))),
            ("share", Type::NUMBER, Some(Value::Integer(1))),
            ("name", Type::TEXT.optional(), None),
        ],
    );
    let full = |share: f64| record(&[("share", Value::Number(share)), ("idle", Value::Duration(1))]);
    let nested = record_type(None, &[("proxy", proxy.clone(), Some(record(&[])))]);
    for (value, ty, expected) in [
        (Value::Integer(1), Type::NUMBER, Value::Number(1.0)),
        (Value::Number(2.0), Type::INTEGER, Value::Integer(2)),
        (Value::Integer(1), Type::INTEGER, Value::Integer(1)),
        (record(&[("share", Value::Integer(2)), ("name", Value::None)]), proxy.clone(), full(2.0)),
        (Value::None, proxy.clone().optional(), Value::None),
        (
            Value::list(vec![record(&[("share", Value::Integer(2))]), Value::None]),
            Type::List(Arc::new(proxy.clone()), Bounds::NONE),
            Value::list(vec![full(2.0)]),
        ),
        (
            record(&[("a", Value::Integer(1)), ("b", Value::None)]),
            Type::Map(Arc::new(Type::NUMBER), Bounds::NONE),
            record(&[("a", Value::Number(1.0))]),
        ),
        (
            record(&[]),
            nested,
            record(&[("proxy", record(&[("idle", Value::Duration(1)), ("share", Value::Number(1.0))]))]),
        ),
        (
            record(&[("share", Value::Integer(2))]),
            Type::union([Type::Literal("off".into()), record_type(None, &[("image", Type::TEXT, None)]), proxy]),
            full(2.0),
        ),
        (text("x"), Type::union([Type::Literal("off".into()), Type::TEXT]), text("x")),
        (arn(), Type::NUMBER, arn()),
    ] {
        assert_eq!(complete(value, &ty), expected, "{ty}");
    }
}

#[test]
fn shared_parts_do_not_make_a_value_endless() {
    let mut value = Value::list(vec![Value::Integer(1); 1_000]);
    let mut ty = Type::List(Arc::new(Type::NUMBER), Bounds::NONE);
    for _ in 0..4 {
        value = Value::list(vec![value; 1_000]);
        ty = Type::List(Arc::new(ty), Bounds::NONE);
    }
    assert_eq!(misfit(&value, &ty, &kinds).map(|misfit| misfit.code), Some("limit.value"));
    complete(value, &ty);
}

proptest! {
    #[test]
    fn fitting_is_total(value in any_value(), ty in any_type()) {
        let _ = told(&value, &ty);
        let _ = complete(value, &ty);
    }

    #[test]
    fn what_fits_still_fits_when_complete(value in any_value(), ty in any_type()) {
        // A default that is of another type, as this strategy makes them, is refused where it is declared.
        if misfit(&value, &ty, &kinds).is_none() && !has_defaults(&ty) {
            let full = complete(value.clone(), &ty);
            prop_assert_eq!(misfit(&full, &ty, &kinds), None);
            prop_assert_eq!(complete(full.clone(), &ty), full);
        }
    }
}

fn has_defaults(ty: &Type) -> bool {
    match ty {
        Type::Record(record) => record.fields.values().any(|field| field.default.is_some() || has_defaults(&field.ty)),
        Type::List(inner, _) | Type::Map(inner, _) | Type::Optional(inner) | Type::Secret(inner) => has_defaults(inner),
        Type::Union(parts) => parts.iter().any(has_defaults),
        _ => false,
    }
}
