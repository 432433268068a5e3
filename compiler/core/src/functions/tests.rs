//! Every function by a table of calls, and all of them on arbitrary values.

use std::sync::Arc;

use proptest::prelude::*;
use slsc_syntax::ast::{BinaryOperator, Period};
use smol_str::SmolStr;

use super::{all, binary, convert, find, member};
use crate::map::IndexMap;
use crate::plan::System;
use crate::source::{FileId, Span};
use crate::types::{Bounds, Measure, RecordField, RecordType, TextFormat, Type};
use crate::value::{Capability, Deploy, EventSource, ObjectId, Record, TargetValue, Value};

const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

fn call(name: &str, values: &[Value]) -> Result<Value, String> {
    (find(name).unwrap_or_else(|| panic!("`{name}` is in the table")).run)(values)
}

fn text(text: &str) -> Value {
    Value::text(text)
}

fn texts(texts: &[&str]) -> Value {
    Value::list(texts.iter().map(Value::text).collect())
}

fn integers(numbers: &[i64]) -> Value {
    Value::list(numbers.iter().copied().map(Value::Integer).collect())
}

fn record(entries: &[(&str, Value)]) -> Value {
    Value::record(entries.iter().map(|(name, value)| (SmolStr::new(name), value.clone())))
}

fn arn() -> Value {
    Value::deploy(Deploy::Attribute(ObjectId(1), "arn".into()))
}

fn undecided() -> Value {
    Value::deploy(Deploy::Known(Value::None))
}

/// A record type of fields without documentation.
pub(crate) fn record_type(name: Option<&str>, fields: &[(&str, Type, Option<Value>)]) -> Type {
    let fields = fields.iter().map(|(name, ty, default)| {
        let field = RecordField { doc: Default::default(), ty: ty.clone(), default: default.clone(), span: NOWHERE };
        (SmolStr::new(name), field)
    });
    Type::Record(Arc::new(RecordType { name: name.map(SmolStr::new), fields: fields.collect() }))
}

#[track_caller]
fn gives(name: &str, calls: &[(&[Value], Value)]) {
    for (values, expected) in calls {
        assert_eq!(call(name, values).as_ref(), Ok(expected), "{name}{values:?}");
    }
}

#[track_caller]
fn fails(name: &str, values: &[Value], message: &str) {
    match call(name, values) {
        Err(found) => assert!(found.contains(message), "{name}: {found}"),
        Ok(found) => panic!("{name} gave {found}"),
    }
}

#[test]
fn every_function_is_named_once_and_documented() {
    let mut names: Vec<&str> = all().iter().map(|function| function.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    for function in all() {
        assert!(function.doc.ends_with('.'), "{}", function.name);
        let (last, others) = function.parameters.split_last().expect("a function without parameters is a constant");
        assert!(others.iter().all(|parameter| !parameter.many), "{}", function.name);
        assert!(!(last.many && last.optional), "{}", function.name);
    }
}

#[test]
fn texts_are_joined_and_split() {
    let comma = text(",");
    gives(
        "join",
        &[
            (&[texts(&["a", "b"]), comma.clone()], text("a,b")),
            (&[texts(&[]), comma.clone()], text("")),
            (&[texts(&["a", "b"]), Value::None], text("ab")),
            (&[Value::list(vec![Value::Integer(1), Value::None, Value::Duration(5_000)]), comma.clone()], text("1,5s")),
            (
                &[Value::list(vec![text("a"), arn(), text("b")]), comma.clone()],
                Value::deploy(Deploy::Concat(vec![text("a,"), arn(), text(",b")])),
            ),
            (&[Value::list(vec![arn()]), comma.clone()], arn()),
            (&[arn(), comma.clone()], Value::deploy(Deploy::Join(arn(), ",".into()))),
            (&[Value::None, comma.clone()], Value::None),
            (&[Value::list(vec![Value::Poison]), comma.clone()], Value::Poison),
        ],
    );
    fails("join", &[Value::list(vec![Value::Object(ObjectId(1))]), comma.clone()], "write one of its attributes");
    fails("join", &[texts(&["a"]), arn()], "known only at deployment");
    fails("join", &[Value::Integer(1), comma.clone()], "`join` needs a list, found a number");
    fails("join", &[texts(&["a", "b"]), text(&"x".repeat(2 << 20))], "more than 1 MB");
    gives(
        "split",
        &[
            (&[text("a:b:"), text(":")], texts(&["a", "b", ""])),
            (&[arn(), text(":")], Value::deploy(Deploy::Split(arn(), ":".into()))),
        ],
    );
    fails("split", &[text("a"), text("")], "is empty");
    gives(
        "replace",
        &[
            (&[text("/a/b"), text("/"), text("~1")], text("~1a~1b")),
            (&[text("a-{}-b"), text("{}"), arn()], Value::deploy(Deploy::Concat(vec![text("a-"), arn(), text("-b")]))),
            (&[text("{}"), text("{}"), arn()], arn()),
        ],
    );
    fails("replace", &[text("a"), text(""), text("b")], "an empty text");
    fails("replace", &[text(&"a".repeat(60_000)), text("a"), text(&"b".repeat(60_000))], "more than 1 MB");
    fails("replace", &[arn(), text("a"), text("b")], "use a literal, an `option` or `stage`");
}

#[test]
fn texts_are_written_otherwise() {
    for (name, given, expected) in [
        ("upper", "aß", "ASS"),
        ("lower", "ÄB", "äb"),
        ("camel", "get-orders", "getOrders"),
        ("pascal", "get orders", "GetOrders"),
        ("kebab", "GetOrders", "get-orders"),
        ("snake", "GetOrders", "get_orders"),
        ("title", "get-orders", "Get Orders"),
        ("wild", "/orders/{id}", "/orders/*"),
        ("base64", "", ""),
        ("base64", "f", "Zg=="),
        ("base64", "fo", "Zm8="),
        ("base64", "foo", "Zm9v"),
        ("base64", "foobar", "Zm9vYmFy"),
        ("base64", "\u{ff}\u{fe}?", "w7/Dvj8="),
    ] {
        assert_eq!(call(name, &[text(given)]), Ok(text(expected)), "{name}");
        assert!(call(name, &[arn()]).is_err(), "{name}");
        assert_eq!(call(name, &[Value::None]), Ok(Value::None), "{name}");
    }
    gives(
        "trim",
        &[
            (&[text("  a b ")], text("a b")),
            (&[text("  a b "), Value::None], text("a b")),
            (&[text("/a/b/"), text("/")], text("a/b")),
        ],
    );
    fails("base64", &[text(&"a".repeat(1 << 20))], "more than 1 MB");
}

#[test]
fn texts_are_searched() {
    let start = Value::deploy(Deploy::Concat(vec![text("arn:"), arn()]));
    let end = Value::deploy(Deploy::Concat(vec![arn(), text("/*")]));
    let yes = Value::Bool(true);
    let no = Value::Bool(false);
    gives(
        "startsWith",
        &[
            (&[text("orders"), text("ord")], yes.clone()),
            (&[text("orders"), text("x")], no.clone()),
            (&[start.clone(), text("arn")], yes.clone()),
            (&[start.clone(), text("http")], no.clone()),
        ],
    );
    fails("startsWith", &[start, text("arn:aws")], "known only at deployment");
    gives(
        "endsWith",
        &[
            (&[text("a.fifo"), text(".fifo")], yes.clone()),
            (&[end.clone(), text("*")], yes.clone()),
            (&[end, text("x")], no.clone()),
        ],
    );
    gives(
        "contains",
        &[
            (&[text("abc"), text("b")], yes.clone()),
            (&[text("abc"), text("x")], no.clone()),
            (&[integers(&[1, 2]), Value::Number(2.0)], yes.clone()),
            (&[Value::list(vec![arn()]), text("x")], undecided()),
        ],
    );
    gives(
        "matches",
        &[(&[text("orders"), text("^[a-z]+$")], yes.clone()), (&[text("Orders"), text("^[a-z]+$")], no.clone())],
    );
    fails("matches", &[text("a"), text("(")], "no regular expression");
    gives("wildMatches", &[(&[text("s3:GetObject"), text("s3:Get*")], yes.clone())]);
    gives(
        "overlap",
        &[
            (&[text("in/"), text("in/a")], yes.clone()),
            (&[text("in/"), text("out/")], no.clone()),
            (&[Value::None, text("out/")], yes.clone()),
            (&[texts(&["a", "b"]), texts(&["c", "bd"])], yes.clone()),
            (&[texts(&["a", "b"]), texts(&["c"])], no.clone()),
            (&[texts(&[]), text("")], no.clone()),
        ],
    );
    let zones = texts(&["Europe/Berlin", "Europe/Paris"]);
    gives(
        "nearest",
        &[
            (&[text("Europe/Berln"), zones.clone()], text("Europe/Berlin")),
            (&[text("europe/paris"), zones.clone()], text("Europe/Paris")),
            (&[text("Moon"), zones], Value::None),
        ],
    );
    gives("overlapSuffix", &[(&[text(".jpg"), text("a.jpg")], yes), (&[text(".jpg"), text(".png")], no)]);
    fails("overlap", &[arn(), text("a")], "known only at deployment");
}

#[test]
fn lists() {
    let zones = Value::deploy(Deploy::System(System::Zones));
    let zone = |at: usize| Value::deploy(Deploy::Index(Value::deploy(Deploy::System(System::Zones)), at));
    gives(
        "length",
        &[
            (&[text("äb")], Value::Integer(2)),
            (&[integers(&[1, 2, 3])], Value::Integer(3)),
            (&[record(&[("a", Value::None)])], Value::Integer(1)),
        ],
    );
    fails("length", std::slice::from_ref(&zones), "known only at deployment");
    gives(
        "count",
        &[
            (&[integers(&[1, 2, 1])], Value::Integer(3)),
            (&[integers(&[1, 2, 1]), Value::Integer(1)], Value::Integer(2)),
            (&[Value::list(vec![arn()]), text("a")], undecided()),
        ],
    );
    let truths = |truths: &[Value]| Value::list(truths.to_vec());
    let (yes, no) = (Value::Bool(true), Value::Bool(false));
    gives(
        "all",
        &[
            (&[truths(&[])], yes.clone()),
            (&[truths(&[yes.clone(), no.clone()])], no.clone()),
            (&[truths(&[undecided(), no.clone()])], no.clone()),
            (&[truths(&[undecided(), yes.clone()])], undecided()),
        ],
    );
    gives(
        "any",
        &[
            (&[truths(&[])], no.clone()),
            (&[truths(&[undecided(), yes.clone()])], yes.clone()),
            (&[truths(&[undecided(), no.clone()])], undecided()),
        ],
    );
    gives(
        "sort",
        &[
            (&[texts(&["b", "a", "B"])], texts(&["B", "a", "b"])),
            (&[integers(&[3, 1, 2])], integers(&[1, 2, 3])),
            (
                &[Value::list(vec![Value::Duration(60_000), Value::Duration(1)])],
                Value::list(vec![Value::Duration(1), Value::Duration(60_000)]),
            ),
        ],
    );
    fails("sort", &[Value::list(vec![Value::Integer(1), text("a")])], "cannot compare");
    let object = |id: u32| Value::Object(ObjectId(id));
    gives(
        "unique",
        &[
            (&[texts(&["b", "a", "b"])], texts(&["b", "a"])),
            (&[Value::list(vec![object(1), object(2), object(1)])], Value::list(vec![object(1), object(2)])),
            (
                &[Value::list(vec![Value::Integer(1), Value::Number(1.0), arn(), arn()])],
                Value::list(vec![Value::Integer(1), arn()]),
            ),
        ],
    );
    gives("reverse", &[(&[integers(&[1, 2])], integers(&[2, 1]))]);
    gives(
        "take",
        &[
            (&[integers(&[1, 2, 3]), Value::Integer(2)], integers(&[1, 2])),
            (&[integers(&[1]), Value::Integer(2)], integers(&[1])),
            (&[zones.clone(), Value::Integer(2)], Value::list(vec![zone(0), zone(1)])),
            (&[record(&[("A", text("x")), ("B", text("y"))]), Value::Integer(1)], texts(&["x"])),
        ],
    );
    fails("take", &[integers(&[1]), Value::Integer(-1)], "at least 0");
    fails("take", &[zones.clone(), Value::Integer(1 << 40)], "10000 elements");
    gives("drop", &[(&[integers(&[1, 2, 3]), Value::Integer(1)], integers(&[2, 3]))]);
    let raw = |path: &str| Value::deploy(Deploy::Raw(ObjectId(1), "".into(), path.into()));
    gives(
        "first",
        &[
            (&[integers(&[1, 2])], Value::Integer(1)),
            (&[integers(&[])], Value::None),
            (&[zones], zone(0)),
            (&[raw("subnets")], raw("subnets[0]")),
        ],
    );
    gives("last", &[(&[integers(&[1, 2])], Value::Integer(2)), (&[integers(&[])], Value::None)]);
}

#[test]
fn numbers() {
    gives(
        "range",
        &[
            (&[Value::Integer(1), Value::Integer(3)], integers(&[1, 2, 3])),
            (&[Value::Integer(1), Value::Integer(0)], integers(&[])),
        ],
    );
    assert_eq!(
        call("range", &[Value::Integer(1), Value::Integer(10_000)]).map(|list| list.elements().len()),
        Ok(10_000)
    );
    fails("range", &[Value::Integer(0), Value::Integer(10_000)], "more than 10000 numbers");
    fails("range", &[Value::Integer(i64::MIN), Value::Integer(i64::MAX)], "more than 10000 numbers");
    gives(
        "sum",
        &[
            (&[integers(&[1, 2, 3])], Value::Integer(6)),
            (&[integers(&[])], Value::Integer(0)),
            (&[Value::list(vec![Value::Size(1), Value::Size(2)])], Value::Size(3)),
        ],
    );
    fails("sum", &[integers(&[i64::MAX, 1])], "too large");
    fails("sum", &[Value::list(vec![Value::Size(1), Value::Integer(2)])], "cannot add a size and a number");
    fails("sum", &[texts(&["a"])], "texts have no order");
    gives(
        "min",
        &[
            (&[Value::Duration(5), Value::Duration(3)], Value::Duration(3)),
            (&[integers(&[4, 2])], Value::Integer(2)),
            (&[Value::None, Value::Integer(2)], Value::Integer(2)),
        ],
    );
    gives("max", &[(&[Value::Integer(1), Value::Number(1.5)], Value::Number(1.5))]);
    fails("max", &[integers(&[])], "nothing to choose from");
    fails("max", &[Value::Integer(1), Value::Size(1)], "cannot compare a size with a number");
    fails("min", &[arn(), Value::Integer(1)], "known only at deployment");
    gives("date", &[(&[text("2027-04-30")], Value::Integer(20_938))]);
    fails("date", &[text("30.4.2027")], "write it as `2027-04-30`");
    gives("subnet", &[(&[text("10.0.0.0/16"), Value::Integer(4), Value::Integer(6)], text("10.0.96.0/20"))]);
    fails("subnet", &[text("10.0.0.0/16"), Value::Integer(1), Value::Integer(2)], "has no part 2");
    fails("subnet", &[text("10.0.0.0"), Value::Integer(1), Value::Integer(2)], "no block of addresses");
    fails("subnet", &[text("10.0.0.0/16"), Value::Integer(i64::MAX), Value::Integer(0)], "has no part");
}

#[test]
fn records_and_types() {
    let given = record(&[("b", Value::Integer(1)), ("a", text("x"))]);
    gives("keys", &[(std::slice::from_ref(&given), texts(&["b", "a"]))]);
    gives("values", &[(std::slice::from_ref(&given), Value::list(vec![Value::Integer(1), text("x")]))]);
    gives(
        "entries",
        &[(
            &[given],
            Value::list(vec![
                record(&[("key", text("b")), ("value", Value::Integer(1))]),
                record(&[("key", text("a")), ("value", text("x"))]),
            ]),
        )],
    );
    let left =
        record(&[("a", Value::Integer(1)), ("n", record(&[("x", Value::Integer(1)), ("y", Value::Integer(2))]))]);
    let right = record(&[("a", Value::None), ("b", integers(&[1])), ("n", record(&[("y", Value::Integer(3))]))]);
    gives(
        "merge",
        &[
            (
                &[left.clone(), Value::None, right],
                record(&[("n", record(&[("x", Value::Integer(1)), ("y", Value::Integer(3))])), ("b", integers(&[1]))]),
            ),
            (&[Value::None], record(&[])),
            (
                &[Value::list(vec![record(&[("a", text("x"))]), record(&[("b", text("y"))])])],
                record(&[("a", text("x")), ("b", text("y"))]),
            ),
        ],
    );
    fails("merge", &[left, Value::Integer(1)], "`merge` needs records, found a number");
    let order = record_type(Some("Order"), &[("id", Type::TEXT, None), ("note", Type::TEXT.optional(), None)]);
    gives("fieldNames", &[(&[Value::Type(Arc::new(order))], texts(&["id", "note"]))]);
    fails("fieldNames", &[Value::Type(Arc::new(Type::TEXT))], "`Text` has no fields");
    gives(
        "known",
        &[(&[text("a")], text("a")), (&[arn()], Value::deploy(Deploy::Known(arn()))), (&[Value::None], Value::None)],
    );
}

#[test]
fn encodings() {
    let value = record(&[
        ("time", Value::Duration(1_500)),
        ("long", Value::Duration(60_000)),
        ("size", Value::Size(1024)),
        ("half", Value::Number(0.5)),
        ("whole", Value::Number(2.0)),
        ("nothing", Value::None),
        ("list", Value::list(vec![Value::Bool(true), Value::None, text("\"")])),
    ]);
    let expected = r#"{"time":1.5,"long":60,"size":1024,"half":0.5,"whole":2,"list":[true,"\""]}"#;
    gives(
        "json",
        &[
            (&[value], text(expected)),
            (&[Value::list(vec![arn()])], Value::deploy(Deploy::Json(Value::list(vec![arn()])))),
        ],
    );
    fails("json", &[Value::Object(ObjectId(1))], "cannot write a declaration");
    fails("json", &[Value::Number(f64::NAN)], "cannot write this number");
    let long = Value::list(vec![text(&"a".repeat(60_000)); 20]);
    fails("json", &[long], "more than 1 MB");
    gives(
        "byteSize",
        &[
            (&[text("äb")], Value::Size(3)),
            (&[record(&[("TABLE", text("orders")), ("ARN", arn()), ("NOT", Value::None)])], Value::Size(14)),
            (&[record(&[("N", Value::Integer(10)), ("T", Value::Duration(90_000))])], Value::Size(6)),
            (&[Value::deploy(Deploy::Concat(vec![text("abc"), arn()]))], Value::Size(3)),
        ],
    );
}

#[test]
fn references_are_found_inside_values_once() {
    let inside = record(&[("a", text("x")), ("b", Value::deploy(Deploy::Concat(vec![text("y"), arn()])))]);
    let field = Value::deploy(Deploy::FromJson(arn(), vec!["user".into()]));
    let other = Value::Object(ObjectId(2));
    gives(
        "references",
        &[
            (std::slice::from_ref(&inside), Value::list(vec![Value::Object(ObjectId(1))])),
            (
                &[Value::list(vec![other.clone(), inside.clone(), field])],
                Value::list(vec![other, Value::Object(ObjectId(1))]),
            ),
            (&[text("x")], Value::list(vec![])),
        ],
    );
}

#[test]
fn the_length_of_json_is_a_lower_bound() {
    let account = Value::deploy(Deploy::System(System::Account));
    let name = Value::deploy(Deploy::Concat(vec![text("arn:"), account.clone(), text(":a")]));
    gives(
        "jsonLength",
        &[
            (&[text("a\"b")], Value::Integer("\"a\\\"b\"".len() as i64)),
            (
                &[record(&[("a", integers(&[1, 20])), ("none", Value::None)])],
                Value::Integer("{\"a\":[1,20]}".len() as i64),
            ),
            (&[record(&[])], Value::Integer(2)),
            (&[account], Value::Integer(14)),
            (std::slice::from_ref(&name), Value::Integer("\"arn:123456789012:a\"".len() as i64)),
            (
                &[Value::deploy(Deploy::Known(Value::list(vec![name.clone()])))],
                Value::Integer("[\"arn:123456789012:a\"]".len() as i64),
            ),
            (&[arn()], Value::Integer(2)),
        ],
    );
}

#[test]
fn types_as_schemas() {
    let bounds = |low, high| Bounds { low: Some(low), high: Some(high) };
    let states = Type::union([Type::Literal("open".into()), Type::Literal("done".into())]);
    let item = record_type(
        None,
        &[("sku", Type::TEXT, None), ("count", Type::Number(Measure::Integer, bounds(1.0, 99.0)), None)],
    );
    let order = record_type(
        Some("Order"),
        &[
            ("id", Type::Text(TextFormat::Plain, bounds(1.0, 64.0), Some("^[a-z]+$".into())), None),
            ("note", Type::TEXT.optional(), None),
            ("state", states.clone(), Some(text("open"))),
            ("before", states.optional(), None),
            ("items", Type::List(Arc::new(item), bounds(1.0, 100.0)), None),
            ("tags", Type::Map(Arc::new(Type::TEXT), Bounds::NONE), None),
            ("wait", Type::Number(Measure::Duration, bounds(0.0, 1_500.0)), None),
            ("day", Type::Text(TextFormat::Date, Bounds::NONE, None), None),
        ],
    );
    let schema = call("jsonSchema", &[Value::Type(Arc::new(order))]).expect("an order is data");
    let Ok(Value::Text(found)) = call("json", &[schema]) else { panic!("a schema is JSON") };
    let found: serde_json::Value = serde_json::from_str(&found).expect("a schema is JSON");
    let expected = serde_json::json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "Order",
        "type": "object",
        "properties": {
            "id": { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[a-z]+$" },
            "note": { "type": ["string", "null"] },
            "state": { "type": "string", "enum": ["open", "done"] },
            "before": { "anyOf": [{ "type": "string", "enum": ["open", "done"] }, { "type": "null" }] },
            "items": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": { "sku": { "type": "string" }, "count": { "type": "integer", "minimum": 1, "maximum": 99 } },
                    "required": ["sku", "count"],
                },
                "minItems": 1,
                "maxItems": 100,
            },
            "tags": { "type": "object", "additionalProperties": { "type": "string" } },
            "wait": { "type": "number", "minimum": 0, "maximum": 1.5 },
            "day": { "type": "string", "format": "date" },
        },
        "required": ["id", "items", "tags", "wait", "day"],
    });
    assert_eq!(found, expected);
    fails("jsonSchema", &[Value::Type(Arc::new(Type::Capability))], "cannot be part of data");
    fails("jsonSchema", &[text("Order")], "needs a type");
}

#[test]
fn results_have_types() {
    let list =
        Type::List(Arc::new(Type::Number(Measure::Integer, Bounds { low: Some(1.0), high: None })), Bounds::NONE);
    for (name, types, expected) in [
        ("first", vec![list.clone()], "Int(1..)?"),
        ("take", vec![list.clone(), Type::INTEGER], "List<Int(1..)>"),
        ("sum", vec![list.clone()], "Int"),
        ("max", vec![list.clone()], "Int"),
        ("max", vec![Type::INTEGER, Type::INTEGER], "Int"),
        ("max", vec![Type::None], "Json"),
        ("known", vec![Type::TEXT], "Text"),
        ("merge", vec![Type::Map(Arc::new(Type::TEXT), Bounds::NONE); 2], "Map<Text>"),
        ("entries", vec![Type::Map(Arc::new(Type::Bool), Bounds::NONE)], "List<{ key: Text, value: Bool }>"),
        ("values", vec![Type::Any], "List<Json>"),
        ("first", vec![], "Json"),
    ] {
        let result = find(name).expect("the function is in the table").result;
        assert_eq!(result(&types).to_string(), expected, "{name}");
    }
}

#[test]
fn operators() {
    use BinaryOperator as Op;
    let minute = Value::Duration(60_000);
    let megabyte = Value::Size(1 << 20);
    for (left, operator, right, expected) in [
        (Value::Integer(2), Op::Add, Value::Integer(3), Ok(Value::Integer(5))),
        (Value::Integer(2), Op::Add, Value::Number(0.5), Ok(Value::Number(2.5))),
        (Value::Integer(i64::MAX), Op::Add, Value::Integer(1), Err("too large")),
        (Value::Integer(i64::MIN), Op::Subtract, Value::Integer(1), Err("too large")),
        (Value::Integer(i64::MAX), Op::Multiply, Value::Integer(2), Err("too large")),
        (Value::Number(f64::MAX), Op::Multiply, Value::Integer(2), Err("too large")),
        (minute.clone(), Op::Add, minute.clone(), Ok(Value::Duration(120_000))),
        (minute.clone(), Op::Multiply, Value::Integer(6), Ok(Value::Duration(360_000))),
        (Value::Integer(6), Op::Multiply, minute.clone(), Ok(Value::Duration(360_000))),
        (minute.clone(), Op::Multiply, Value::Number(0.8), Ok(Value::Duration(48_000))),
        (Value::Duration(1), Op::Multiply, Value::Number(0.5), Err("no whole number of milliseconds")),
        (minute.clone(), Op::Divide, Value::Duration(1_000), Ok(Value::Number(60.0))),
        (minute.clone(), Op::Divide, Value::Integer(4), Ok(Value::Duration(15_000))),
        (minute.clone(), Op::Divide, Value::Integer(0), Err("divide by zero")),
        (minute.clone(), Op::Divide, Value::Duration(0), Err("divide by zero")),
        (Value::Integer(7), Op::Divide, Value::Integer(2), Ok(Value::Number(3.5))),
        (Value::Integer(7), Op::Divide, Value::Integer(0), Err("divide by zero")),
        (text("a"), Op::Divide, Value::Integer(0), Err("cannot divide a text by a number")),
        (megabyte.clone(), Op::Add, minute.clone(), Err("cannot add a size and a duration")),
        (megabyte.clone(), Op::Multiply, Value::Rate(1.0, Period::Second), Err("cannot multiply a size by a rate")),
        (Value::Rate(60.0, Period::Minute), Op::Equal, Value::Rate(1.0, Period::Second), Ok(Value::Bool(true))),
        (
            Value::Rate(60.0, Period::Minute),
            Op::Add,
            Value::Rate(1.0, Period::Second),
            Ok(Value::Rate(2.0, Period::Second)),
        ),
        (text("a"), Op::Add, text("b"), Err("write `\"${…}${…}\"`")),
        (integers(&[1]), Op::Add, integers(&[2]), Err("write `[...a, ...b]`")),
        (Value::None, Op::Add, Value::Integer(1), Err("`… ?? 0`")),
        (arn(), Op::Add, Value::Integer(1), Err("known only at deployment")),
        (minute.clone(), Op::Less, Value::Duration(60_001), Ok(Value::Bool(true))),
        (minute.clone(), Op::GreaterEqual, minute.clone(), Ok(Value::Bool(true))),
        (Value::Integer(1), Op::LessEqual, Value::Number(1.5), Ok(Value::Bool(true))),
        (minute.clone(), Op::Greater, Value::Integer(1), Err("cannot compare a duration with a number")),
        (text("a"), Op::Less, text("b"), Err("texts have no order")),
        (arn(), Op::Less, Value::Integer(1), Ok(undecided())),
        (Value::Integer(1), Op::Equal, Value::Number(1.0), Ok(Value::Bool(true))),
        (Value::Integer(1), Op::Equal, Value::Size(1), Ok(Value::Bool(false))),
        (text("on"), Op::NotEqual, text("off"), Ok(Value::Bool(true))),
        (Value::Type(Arc::new(Type::TEXT)), Op::Equal, text("Text"), Ok(Value::Bool(true))),
        (Value::None, Op::Equal, arn(), Ok(Value::Bool(false))),
        (arn(), Op::Equal, arn(), Ok(Value::Bool(true))),
        (arn(), Op::Equal, text("a"), Ok(undecided())),
        (Value::list(vec![arn()]), Op::Equal, integers(&[]), Ok(Value::Bool(false))),
        (Value::list(vec![arn(), text("a")]), Op::Equal, texts(&["a", "b"]), Ok(Value::Bool(false))),
        (Value::list(vec![arn()]), Op::Equal, texts(&["a"]), Ok(undecided())),
        (
            record(&[("a", Value::Integer(1)), ("b", Value::None)]),
            Op::Equal,
            record(&[("a", Value::Number(1.0))]),
            Ok(Value::Bool(true)),
        ),
        (record(&[("a", Value::Integer(1))]), Op::NotEqual, record(&[]), Ok(Value::Bool(true))),
        (text("a"), Op::In, texts(&["b", "a"]), Ok(Value::Bool(true))),
        (text("a"), Op::In, record(&[("a", Value::Integer(1))]), Ok(Value::Bool(true))),
        (text("a"), Op::In, Value::list(vec![arn()]), Ok(undecided())),
        (text("a"), Op::In, Value::None, Ok(Value::Bool(false))),
        (text("a"), Op::In, Value::Integer(1), Err("`in` needs a list")),
        (Value::Bool(false), Op::And, undecided(), Ok(Value::Bool(false))),
        (undecided(), Op::Or, Value::Bool(true), Ok(Value::Bool(true))),
        (undecided(), Op::Or, Value::Bool(false), Ok(undecided())),
        (Value::Bool(true), Op::And, Value::Integer(1), Err("expected `true` or `false`, found a number")),
        (Value::None, Op::Coalesce, Value::Integer(1), Ok(Value::Integer(1))),
        (Value::Poison, Op::Add, text("a"), Ok(Value::Poison)),
    ] {
        let found = binary(operator, &left, &right);
        match (&found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(*found, expected, "{left} {operator:?} {right}"),
            (Err(found), Err(expected)) => assert!(found.contains(expected), "{left} {operator:?} {right}: {found}"),
            _ => panic!("{left} {operator:?} {right} gave {found:?}"),
        }
    }
}

#[test]
fn shared_parts_do_not_make_a_value_endless() {
    let mut value = integers(&[1; 1_000]);
    for _ in 0..20 {
        value = Value::list(vec![value; 1_000]);
    }
    for function in all() {
        let values = vec![value.clone(); function.parameters.len()];
        assert!((function.run)(&values).is_err(), "{}", function.name);
    }
    assert!(binary(BinaryOperator::Equal, &value, &value).is_err());
    assert!(convert(&value, "json").is_err());
    let mut deep = Value::Integer(1);
    for _ in 0..1_000 {
        deep = Value::list(vec![deep]);
    }
    assert!(call("json", &[deep]).is_err());
}

/// Any value, nested a little.
pub(crate) fn any_value() -> impl Strategy<Value = Value> {
    let period = prop::sample::select(vec![Period::Second, Period::Minute, Period::Day, Period::Month]);
    let word = || prop_oneof!["[a-z]{0,4}", "\\PC{0,6}", Just("2026-02-30".to_owned()), Just("10.0.0.0/16".to_owned())];
    let object = || (0_u32..4).prop_map(ObjectId);
    let leaf = prop_oneof![
        Just(Value::Poison),
        Just(Value::None),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Integer),
        (-5_i64..5).prop_map(Value::Integer),
        any::<f64>().prop_map(Value::Number),
        word().prop_map(Value::text),
        any::<i64>().prop_map(Value::Size),
        any::<i64>().prop_map(Value::Duration),
        any::<f64>().prop_map(Value::Percent),
        (any::<f64>(), period).prop_map(|(number, period)| Value::Rate(number, period)),
        object().prop_map(Value::Object),
        any_type().prop_map(|ty| Value::Type(Arc::new(ty))),
        object().prop_map(|owner| Value::Capability(Arc::new(Capability {
            owner: Some(owner),
            name: "read".into(),
            arguments: Record::default(),
            span: NOWHERE
        }))),
        object().prop_map(|owner| Value::Source(Arc::new(EventSource {
            owner,
            name: "changes".into(),
            arguments: Record::default(),
            span: NOWHERE
        }))),
        object().prop_map(|owner| Value::Target(Arc::new(TargetValue {
            owner,
            call: "send".into(),
            arguments: Record::default()
        }))),
        Just(arn()),
        Just(Value::deploy(Deploy::System(System::Zones))),
        Just(undecided()),
        word().prop_map(|text| Value::deploy(Deploy::Concat(vec![Value::text(text), arn()]))),
        Just(Value::deploy(Deploy::Raw(ObjectId(1), "".into(), "".into()))),
    ];
    leaf.prop_recursive(3, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::list),
            prop::collection::vec(("[a-c]{1,2}", inner), 0..4)
                .prop_map(|entries| Value::record(entries.into_iter().map(|(name, value)| (name.into(), value)))),
        ]
    })
}

/// Any type, nested a little.
pub(crate) fn any_type() -> impl Strategy<Value = Type> {
    let bounds = || {
        (prop::option::of(-2_i32..5), prop::option::of(-2_i32..5))
            .prop_map(|(low, high)| Bounds { low: low.map(f64::from), high: high.map(f64::from) })
    };
    let measure = prop::sample::select(vec![
        Measure::Integer,
        Measure::Number,
        Measure::Size,
        Measure::Duration,
        Measure::Percent,
        Measure::Rate,
    ]);
    let format = prop::sample::select(vec![
        TextFormat::Plain,
        TextFormat::Path,
        TextFormat::Cidr,
        TextFormat::Url,
        TextFormat::Email,
        TextFormat::Date,
        TextFormat::Time,
        TextFormat::Bytes,
    ]);
    let pattern = prop::option::of(prop::sample::select(vec!["^[a-z]+$", "(", "^.{2}$"]));
    let kinds = || prop::sample::select(vec![vec![], vec![SmolStr::new("queue")]]);
    let leaf = prop_oneof![
        prop::sample::select(vec![
            Type::Error,
            Type::Any,
            Type::None,
            Type::Bool,
            Type::Capability,
            Type::EventSource,
            Type::Principal,
            Type::Type,
            Type::ErrorName,
        ]),
        (measure, bounds()).prop_map(|(measure, bounds)| Type::Number(measure, bounds)),
        (format, bounds(), pattern).prop_map(|(format, bounds, pattern)| Type::Text(
            format,
            bounds,
            pattern.map(Arc::from)
        )),
        "[a-z]{1,3}".prop_map(|word| Type::Literal(word.into())),
        kinds().prop_map(|kinds| Type::Reference(kinds.into())),
        kinds().prop_map(|kinds| Type::Arn(kinds.into())),
        kinds().prop_map(|kinds| Type::Target(kinds.into())),
    ];
    leaf.prop_recursive(3, 16, 3, move |inner| {
        let fields = prop::collection::vec(("[a-c]{1,2}", inner.clone(), any::<bool>()), 0..4);
        prop_oneof![
            (inner.clone(), bounds()).prop_map(|(ty, bounds)| Type::List(Arc::new(ty), bounds)),
            (inner.clone(), bounds()).prop_map(|(ty, bounds)| Type::Map(Arc::new(ty), bounds)),
            inner.clone().prop_map(Type::optional),
            inner.clone().prop_map(|ty| Type::Secret(Arc::new(ty))),
            prop::collection::vec(inner, 1..4).prop_map(Type::union),
            fields.prop_map(|fields| {
                let fields: IndexMap<SmolStr, RecordField> = fields
                    .into_iter()
                    .map(|(name, ty, defaults)| {
                        let default = defaults.then_some(Value::Integer(1));
                        (name.into(), RecordField { doc: Default::default(), ty, default, span: NOWHERE })
                    })
                    .collect();
                Type::Record(Arc::new(RecordType { name: None, fields }))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn no_function_panics(values in prop::collection::vec(any_value(), 0..5)) {
        for function in all() {
            match (function.run)(&values) {
                Ok(Value::Text(text)) => prop_assert!(text.len() <= 1 << 20),
                Ok(_) => {}
                Err(message) => prop_assert!(!message.is_empty()),
            }
        }
    }

    #[test]
    fn no_type_of_a_result_panics(types in prop::collection::vec(any_type(), 0..5)) {
        for function in all() {
            let _ = (function.result)(&types).to_string();
        }
    }

    #[test]
    fn poison_stays_poison(values in prop::collection::vec(any_value(), 0..3)) {
        let mut values = values;
        values.insert(0, Value::Poison);
        for function in all() {
            prop_assert_eq!((function.run)(&values), Ok(Value::Poison), "{}", function.name);
        }
    }

    #[test]
    fn operators_are_total(left in any_value(), right in any_value()) {
        use BinaryOperator as Op;
        for operator in [
            Op::Or, Op::And, Op::Equal, Op::NotEqual, Op::Less, Op::LessEqual, Op::Greater, Op::GreaterEqual,
            Op::In, Op::Coalesce, Op::Add, Op::Subtract, Op::Multiply, Op::Divide,
        ] {
            let _ = binary(operator, &left, &right);
        }
        prop_assert_eq!(binary(Op::Equal, &left, &right), binary(Op::Equal, &right, &left));
    }

    #[test]
    fn conversions_are_total(value in any_value(), unit in "[a-zA-Z_%]{0,6}") {
        for unit in ["s", "ms", "min", "h", "d", "B", "KB", "MB", "GB", "TB", "%", "text", "int", "number", "json",
            "UPPER", "UPPER_SNAKE", "kebab", "day", "week", "month", unit.as_str()] {
            let _ = convert(&value, unit);
            let _ = member(&value, unit);
        }
    }
}
