//! The table of functions: names, parameters, types of results, documentation.

use std::sync::Arc;

use slsc_syntax::ast::Later;
use smol_str::SmolStr;

use super::arguments::run;
use super::case::Case;
use super::{Function, Parameter, date, encode, event, filter, list, misfit, network, number, record, schema, text};
use crate::map::IndexMap;
use crate::source::{FileId, Span};
use crate::types::{Bounds, RecordField, RecordType, TextFormat, Type};

const fn needs(name: &'static str, ty: fn() -> Type) -> Parameter {
    Parameter { name, ty, optional: false, written: false, many: false }
}

/// What is measured as deployment writes it.
const fn measures(name: &'static str, ty: fn() -> Type) -> Parameter {
    Parameter { name, ty, optional: false, written: true, many: false }
}

const fn takes(name: &'static str, ty: fn() -> Type) -> Parameter {
    Parameter { name, ty, optional: true, written: false, many: false }
}

const fn many(name: &'static str, ty: fn() -> Type) -> Parameter {
    Parameter { name, ty, optional: false, written: false, many: true }
}

fn any() -> Type {
    Type::Any
}

fn a_text() -> Type {
    Type::TEXT
}

/// Texts for which `none` means no restriction.
fn texts() -> Type {
    Type::union([Type::TEXT, Type::List(Arc::new(Type::TEXT.optional()), Bounds::NONE)]).optional()
}

fn whole() -> Type {
    Type::INTEGER
}

fn a_date() -> Type {
    Type::Text(TextFormat::Date, Bounds::NONE, None)
}

fn block() -> Type {
    Type::Text(TextFormat::Cidr, Bounds::NONE, None)
}

fn a_type() -> Type {
    Type::Type
}

/// A list, or a family of parts, which is a map.
fn a_list() -> Type {
    Type::union([list_of(Type::Any), map()])
}

fn map() -> Type {
    Type::Map(Arc::new(Type::Any), Bounds::NONE)
}

fn list_of(element: Type) -> Type {
    Type::List(Arc::new(element), Bounds::NONE)
}

/// Type of the elements of the first argument.
fn element(types: &[Type]) -> Type {
    match types.first().map(Type::required) {
        Some(Type::List(element, _) | Type::Map(element, _)) => (**element).clone(),
        Some(Type::Record(record)) => {
            record.fields.values().map(|field| field.ty.clone()).reduce(Type::join).unwrap_or(Type::Any)
        }
        _ => Type::Any,
    }
}

/// A list of the same elements.
fn same_list(types: &[Type]) -> Type {
    list_of(element(types))
}

/// A number's type without its bounds.
fn unbound(ty: Type) -> Type {
    match ty {
        Type::Number(measure, _) => Type::Number(measure, Bounds::NONE),
        Type::Optional(inner) => unbound((*inner).clone()),
        other => other,
    }
}

/// One of the arguments, or an element of the only one.
fn one_of(types: &[Type]) -> Type {
    let given: Vec<&Type> = types.iter().filter(|ty| !matches!(ty, Type::None)).collect();
    match given.as_slice() {
        [Type::List(..)] => unbound(element(types)),
        all => all.iter().map(|ty| unbound((*ty).clone())).reduce(Type::join).unwrap_or(Type::Any),
    }
}

/// All arguments in one record.
fn merged(types: &[Type]) -> Type {
    if let Some(Type::List(..)) = types.first() {
        return match element(types) {
            ty @ (Type::Map(..) | Type::Record(_)) => ty,
            _ => Type::Any,
        };
    }
    let joined = types.iter().filter(|ty| !matches!(ty, Type::None)).map(|ty| ty.required().clone()).reduce(Type::join);
    match joined {
        Some(ty @ (Type::Map(..) | Type::Record(_))) => ty,
        _ => Type::Any,
    }
}

/// `{ key: Text, value: T }`
fn entry(types: &[Type]) -> Type {
    let nowhere = Span { file: FileId(0), start: 0, end: 0 };
    let field = |ty: Type| RecordField { doc: Later::default(), ty, default: None, span: nowhere };
    let fields: IndexMap<SmolStr, RecordField> =
        [(SmolStr::new_static("key"), field(Type::TEXT)), (SmolStr::new_static("value"), field(element(types)))]
            .into_iter()
            .collect();
    Type::Record(Arc::new(RecordType { name: None, fields }))
}

/// All functions: on texts, lists, numbers, records and types, encodings, the rest.
pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "join",
        parameters: &[needs("list", a_list), takes("separator", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("join", values, text::join),
        doc: "The elements as one text with the separator between them; `none` is left out.",
    },
    Function {
        name: "split",
        parameters: &[needs("text", a_text), needs("separator", a_text)],
        result: |_| list_of(Type::TEXT),
        run: |values| run("split", values, text::split),
        doc: "The parts of a text between separators.",
    },
    Function {
        name: "replace",
        parameters: &[needs("text", a_text), needs("from", a_text), needs("to", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("replace", values, text::replace),
        doc: "The text with every `from` written as `to`.",
    },
    Function {
        name: "upper",
        parameters: &[needs("text", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("upper", values, text::upper),
        doc: "The text in capitals.",
    },
    Function {
        name: "lower",
        parameters: &[needs("text", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("lower", values, text::lower),
        doc: "The text in small letters.",
    },
    Function {
        name: "trim",
        parameters: &[needs("text", a_text), takes("characters", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("trim", values, text::trim),
        doc: "The text without the characters at both of its ends; without white space when none are named.",
    },
    Function {
        name: "camel",
        parameters: &[needs("text", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("camel", values, |given| text::cased(given, Case::Camel)),
        doc: "The words of a text as `newRoute`.",
    },
    Function {
        name: "pascal",
        parameters: &[needs("text", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("pascal", values, |given| text::cased(given, Case::Pascal)),
        doc: "The words of a text as `NewRoute`.",
    },
    Function {
        name: "kebab",
        parameters: &[needs("text", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("kebab", values, |given| text::cased(given, Case::Kebab)),
        doc: "The words of a text as `new-route`.",
    },
    Function {
        name: "snake",
        parameters: &[needs("text", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("snake", values, |given| text::cased(given, Case::Snake)),
        doc: "The words of a text as `new_route`.",
    },
    Function {
        name: "title",
        parameters: &[needs("text", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("title", values, |given| text::cased(given, Case::Title)),
        doc: "The words of a text as `New Route`.",
    },
    Function {
        name: "startsWith",
        parameters: &[needs("text", a_text), needs("part", a_text)],
        result: |_| Type::Bool,
        run: |values| run("startsWith", values, text::starts_with),
        doc: "Whether the text starts with the part.",
    },
    Function {
        name: "endsWith",
        parameters: &[needs("text", a_text), needs("part", a_text)],
        result: |_| Type::Bool,
        run: |values| run("endsWith", values, text::ends_with),
        doc: "Whether the text ends with the part.",
    },
    Function {
        name: "contains",
        parameters: &[needs("value", any), needs("part", any)],
        result: |_| Type::Bool,
        run: |values| run("contains", values, text::contains),
        doc: "Whether the part stands anywhere in a text, or is an element of a list.",
    },
    Function {
        name: "matches",
        parameters: &[needs("text", a_text), needs("pattern", a_text)],
        result: |_| Type::Bool,
        run: |values| run("matches", values, text::matches),
        doc: "Whether the regular expression matches somewhere in the text; `^` and `$` bind it to the ends.",
    },
    Function {
        name: "wild",
        parameters: &[needs("path", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("wild", values, text::wild),
        doc: "A route's path with `*` for every `{name}`, as resources of permissions are written.",
    },
    Function {
        name: "wildMatches",
        parameters: &[needs("text", a_text), needs("pattern", a_text)],
        result: |_| Type::Bool,
        run: |values| run("wildMatches", values, text::wild_matches),
        doc: "Whether the text matches a pattern of IAM: `*` is any run of characters, `?` any one.",
    },
    Function {
        name: "overlap",
        parameters: &[takes("prefix", texts), takes("other", texts)],
        result: |_| Type::Bool,
        run: |values| run("overlap", values, text::overlap),
        doc: "Whether some text starts with both prefixes, or with one of each list; `none` restricts nothing.",
    },
    Function {
        name: "overlapSuffix",
        parameters: &[takes("suffix", texts), takes("other", texts)],
        result: |_| Type::Bool,
        run: |values| run("overlapSuffix", values, text::overlap_suffix),
        doc: "Whether some text ends with both suffixes, or with one of each list; `none` restricts nothing.",
    },
    Function {
        name: "patternFault",
        parameters: &[needs("pattern", any)],
        result: |_| Type::TEXT.optional(),
        run: |values| run("patternFault", values, filter::pattern_fault),
        doc: "What Lambda and EventBridge would refuse of a pattern of events; `none` when they take it.",
    },
    Function {
        name: "usesEvent",
        parameters: &[needs("input", any)],
        result: |_| Type::Bool,
        run: |values| run("usesEvent", values, event::uses_event),
        doc: "Whether an `Input` is made of the event that arrives, and not the same each time.",
    },
    Function {
        name: "inputPaths",
        parameters: &[needs("input", any)],
        result: |_| Type::Map(Arc::new(Type::TEXT), Bounds::NONE),
        run: |values| run("inputPaths", values, event::input_paths),
        doc: "The parts of the event that an `Input` is made of, by the names that `inputTemplate` gives them.",
    },
    Function {
        name: "inputTemplate",
        parameters: &[needs("input", any)],
        result: |_| Type::TEXT,
        run: |values| run("inputTemplate", values, event::input_template),
        doc: "An `Input` as a template of EventBridge's rules: JSON with `<name>` for parts of the event.",
    },
    Function {
        name: "pipeTemplate",
        parameters: &[needs("input", any)],
        result: |_| Type::TEXT,
        run: |values| run("pipeTemplate", values, event::pipe_template),
        doc: "An `Input` as a template of EventBridge's pipes: JSON with `<$.path>` for parts of the event.",
    },
    Function {
        name: "patternCount",
        parameters: &[needs("pattern", any)],
        result: |_| Type::INTEGER,
        run: |values| run("patternCount", values, filter::pattern_count),
        doc: "How many combinations of values a pattern of events lists: the numbers of values of its fields multiplied, \
              a field further inside as often as it is deep.",
    },
    Function {
        name: "patternMisfit",
        parameters: &[needs("pattern", any), needs("type", a_type)],
        result: |_| Type::TEXT.optional(),
        run: |values| run("patternMisfit", values, misfit::pattern_misfit),
        doc: "What in a pattern of events no event of the type ever has, such as a field that is misspelt; `none` when \
              all of it may match.",
    },
    Function {
        name: "nearest",
        parameters: &[needs("name", a_text), needs("list", a_list)],
        result: |_| Type::TEXT.optional(),
        run: |values| run("nearest", values, text::nearest_of),
        doc: "The text of a list that a misspelt one may mean; `none` when none is near.",
    },
    Function {
        name: "length",
        parameters: &[needs("value", any)],
        result: |_| Type::INTEGER,
        run: |values| run("length", values, list::length),
        doc: "Characters of a text, elements of a list, entries of a record.",
    },
    Function {
        name: "count",
        parameters: &[needs("list", a_list), takes("value", any)],
        result: |_| Type::INTEGER,
        run: |values| run("count", values, list::count),
        doc: "How many elements a list has, or how many of them equal the value.",
    },
    Function {
        name: "all",
        parameters: &[needs("list", a_list)],
        result: |_| Type::Bool,
        run: |values| run("all", values, list::all),
        doc: "Whether every element is `true`; so it is of an empty list.",
    },
    Function {
        name: "any",
        parameters: &[needs("list", a_list)],
        result: |_| Type::Bool,
        run: |values| run("any", values, list::any),
        doc: "Whether some element is `true`.",
    },
    Function {
        name: "sort",
        parameters: &[needs("list", a_list)],
        result: same_list,
        run: |values| run("sort", values, list::sort),
        doc: "The elements in order: texts by their characters, numbers of one unit by their size.",
    },
    Function {
        name: "unique",
        parameters: &[needs("list", a_list)],
        result: same_list,
        run: |values| run("unique", values, list::unique),
        doc: "Every element once, in the order of its first place.",
    },
    Function {
        name: "reverse",
        parameters: &[needs("list", a_list)],
        result: same_list,
        run: |values| run("reverse", values, list::reverse),
        doc: "The elements from the last to the first.",
    },
    Function {
        name: "take",
        parameters: &[needs("list", any), needs("number", whole)],
        result: same_list,
        run: |values| run("take", values, list::take),
        doc: "So many elements from the start; all when there are fewer.",
    },
    Function {
        name: "drop",
        parameters: &[needs("list", a_list), needs("number", whole)],
        result: same_list,
        run: |values| run("drop", values, list::drop),
        doc: "The list without so many elements at its start.",
    },
    Function {
        name: "first",
        parameters: &[needs("list", any)],
        result: |types| element(types).optional(),
        run: |values| run("first", values, list::first),
        doc: "The first element, `none` of an empty list.",
    },
    Function {
        name: "last",
        parameters: &[needs("list", a_list)],
        result: |types| element(types).optional(),
        run: |values| run("last", values, list::last),
        doc: "The last element, `none` of an empty list.",
    },
    Function {
        name: "range",
        parameters: &[needs("from", whole), needs("to", whole)],
        result: |_| list_of(Type::INTEGER),
        run: |values| run("range", values, number::range),
        doc: "The whole numbers from one to the other, both included; none when the second is smaller.",
    },
    Function {
        name: "sum",
        parameters: &[needs("list", a_list)],
        result: |types| unbound(element(types)),
        run: |values| run("sum", values, number::sum),
        doc: "The sum of numbers of one unit; 0 of an empty list.",
    },
    Function {
        name: "min",
        parameters: &[many("values", any)],
        result: one_of,
        run: |values| run("min", values, number::min),
        doc: "The smallest of several numbers of one unit, or of one list; `none` does not count.",
    },
    Function {
        name: "max",
        parameters: &[many("values", any)],
        result: one_of,
        run: |values| run("max", values, number::max),
        doc: "The largest of several numbers of one unit, or of one list; `none` does not count.",
    },
    Function {
        name: "keys",
        parameters: &[needs("record", map)],
        result: |_| list_of(Type::TEXT),
        run: |values| run("keys", values, record::keys),
        doc: "The keys of a map or record, in order.",
    },
    Function {
        name: "values",
        parameters: &[needs("record", map)],
        result: same_list,
        run: |values| run("values", values, record::values),
        doc: "The values of a map or record, in order.",
    },
    Function {
        name: "entries",
        parameters: &[needs("record", map)],
        result: |types| list_of(entry(types)),
        run: |values| run("entries", values, record::entries),
        doc: "The entries of a map or record as `{ key, value }`, in order.",
    },
    Function {
        name: "merge",
        parameters: &[many("records", any)],
        result: merged,
        run: |values| run("merge", values, record::merge),
        doc: "All entries of several records, or of a list of them, in one: later ones win, records inside merge, lists replace, `none` takes away.",
    },
    Function {
        name: "references",
        parameters: &[needs("value", any)],
        result: |_| list_of(Type::Any),
        run: |values| run("references", values, record::references),
        doc: "The declarations that a value names or is made of, each once.",
    },
    Function {
        name: "fieldNames",
        parameters: &[needs("type", any)],
        result: |_| list_of(Type::TEXT),
        run: |values| run("fieldNames", values, record::field_names),
        doc: "The names of a record type's fields, in order.",
    },
    Function {
        name: "jsonSchema",
        parameters: &[needs("type", a_type)],
        result: |_| Type::Any,
        run: |values| run("jsonSchema", values, schema::json_schema),
        doc: "A type as JSON Schema, draft 4: durations in seconds, sizes in bytes, fields that are not named allowed.",
    },
    Function {
        name: "json",
        parameters: &[needs("value", any)],
        result: |_| Type::TEXT,
        run: |values| run("json", values, encode::json),
        doc: "The JSON text of a value: durations in seconds, sizes in bytes, `none` left out.",
    },
    Function {
        name: "fromJson",
        parameters: &[needs("text", a_text)],
        result: |_| Type::Any,
        run: |values| run("fromJson", values, encode::from_json),
        doc: "What a JSON text holds. Of a text that only deployment knows, Terraform alone can read it.",
    },
    Function {
        name: "base64",
        parameters: &[needs("text", a_text)],
        result: |_| Type::TEXT,
        run: |values| run("base64", values, encode::base64),
        doc: "The bytes of a text as base64.",
    },
    Function {
        name: "byteSize",
        parameters: &[measures("value", any)],
        result: |_| Type::Number(crate::types::Measure::Size, Bounds::NONE),
        run: |values| run("byteSize", values, encode::byte_size),
        doc: "Bytes of all texts in a value, names of fields included. What only deployment knows counts nothing, so \
              the size is a lower bound.",
    },
    Function {
        name: "jsonLength",
        parameters: &[measures("value", any)],
        result: |_| Type::INTEGER,
        run: |values| run("jsonLength", values, encode::json_length),
        doc: "Characters of the JSON text of a value. What only deployment knows counts as the shortest that it can be, \
              so the length is a lower bound.",
    },
    Function {
        name: "known",
        parameters: &[needs("value", any)],
        result: |types| types.first().cloned().unwrap_or(Type::Any),
        run: |values| run("known", values, record::known),
        doc: "The value with names and ARNs written out where they are known now, instead of references.",
    },
    Function {
        name: "date",
        parameters: &[needs("date", a_date)],
        result: |_| Type::INTEGER,
        run: |values| run("date", values, date::date),
        doc: "Days from 1970-01-01 to a date written as `2027-04-30`.",
    },
    Function {
        name: "subnet",
        parameters: &[needs("cidr", block), needs("bits", whole), needs("index", whole)],
        result: |_| block(),
        run: |values| run("subnet", values, network::subnet),
        doc: "A part of a block of addresses: the one of an index, from 0, among all that are so many bits longer.",
    },
];
