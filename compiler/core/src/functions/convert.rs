//! `value as unit`, and members of plain values.

use slsc_syntax::ast::{Period, Unit};
use smol_str::SmolStr;

use super::arguments::only_now;
use super::case::{self, Case};
use super::encode;
use super::limit::{self, Walk};
use crate::types::Measure;
use crate::value::{Value, period_name, period_seconds, unit_size};

/// Words that may stand after `as`, for messages.
const UNITS: &str = "`ms s min h d`, `B KB MB GB TB`, `s min h day week month` of a rate, `int number text json` and \
                     `UPPER lower UPPER_SNAKE snake kebab camel pascal title`";

/// `value as unit`: a value with a unit as a plain number of that unit, a rate as a number in a period, a text in
/// another case, any value as `text` or `json`.
///
/// What only deployment knows is carried along as text, as JSON, and in the units that it has there: seconds and bytes.
/// Never rounds: what is whole becomes an integer, anything else a number with its fraction, which does not fit where
/// an integer is wanted.
///
/// # Errors
/// The value has no such form, in words for the user.
pub fn convert(value: &Value, unit: &str) -> Result<Value, String> {
    if value.is_none() {
        return Ok(Value::None);
    }
    match limit::walk(&[value]) {
        Walk::Poison => return Ok(Value::Poison),
        Walk::TooLarge => return Err(limit::too_large()),
        Walk::Clean => {}
    }
    if let Some(case) = case_of(unit) {
        return match value {
            Value::Text(text) => Ok(Value::Text(case(text))),
            other => Err(misplaced(other, unit, "a text")),
        };
    }
    match unit {
        "json" => encode::json_text("as json", value),
        "text" => text(value),
        "int" => integer(value),
        "number" | "%" => number(value, unit),
        _ => measured(value, unit),
    }
}

fn misplaced(value: &Value, unit: &str, wanted: &str) -> String {
    match value {
        Value::Deploy(_) => only_now(&format!("`as {unit}`")),
        other => format!("`as {unit}` needs {wanted}, found {}", other.sort()),
    }
}

fn case_of(unit: &str) -> Option<fn(&str) -> SmolStr> {
    Some(match unit {
        "UPPER" => |text| SmolStr::from(text.to_uppercase()),
        "lower" => |text| SmolStr::from(text.to_lowercase()),
        "UPPER_SNAKE" => |text| case::write(text, Case::UpperSnake),
        "snake" => |text| case::write(text, Case::Snake),
        "kebab" => |text| case::write(text, Case::Kebab),
        "camel" => |text| case::write(text, Case::Camel),
        "pascal" => |text| case::write(text, Case::Pascal),
        "title" => |text| case::write(text, Case::Title),
        _ => return None,
    })
}

fn text(value: &Value) -> Result<Value, String> {
    match value {
        // A text that deployment knows is one already.
        Value::Text(_) | Value::Deploy(_) => Ok(value.clone()),
        Value::Bool(_)
        | Value::Integer(_)
        | Value::Number(_)
        | Value::Size(_)
        | Value::Duration(_)
        | Value::Percent(_)
        | Value::Rate(..)
        | Value::Type(_) => Ok(Value::text(value.to_string())),
        Value::List(_) | Value::Record(_) => {
            Err(format!("{} is no text; use `join(…, \",\")` or `as json`", value.sort()))
        }
        other => Err(misplaced(other, "text", "a number or a text")),
    }
}

/// An integer when it is whole.
fn exact(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 9e15 { Value::Integer(number as i64) } else { Value::Number(number) }
}

fn integer(value: &Value) -> Result<Value, String> {
    let found = match value {
        Value::Integer(number) => return Ok(Value::Integer(*number)),
        Value::Number(number) | Value::Percent(number) => exact(*number),
        Value::Text(text) => match text.parse() {
            Ok(number) => Value::Integer(number),
            Err(_) => return Err(format!("`{text}` is no whole number")),
        },
        other => return Err(misplaced(other, "int", "a number without a unit")),
    };
    match found {
        Value::Integer(_) => Ok(found),
        other => Err(format!("`{other}` is no whole number")),
    }
}

fn number(value: &Value, unit: &str) -> Result<Value, String> {
    match value {
        Value::Integer(_) | Value::Number(_) if unit == "number" => Ok(value.clone()),
        Value::Percent(percent) => Ok(exact(*percent)),
        Value::Text(text) if unit == "number" => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(exact(number)),
            _ => Err(format!("`{text}` is no number")),
        },
        other => Err(misplaced(other, unit, "a percentage")),
    }
}

fn measured(value: &Value, name: &str) -> Result<Value, String> {
    // Deployment knows durations in seconds, sizes in bytes and rates per second.
    if matches!(value, Value::Deploy(_)) && matches!(name, "s" | "B") {
        return Ok(value.clone());
    }
    if let Value::Rate(number, own) = value {
        return match period(name) {
            Some(wanted) => Ok(exact(number * period_seconds(wanted) / period_seconds(*own))),
            None => Err(format!("`as {name}` does not suit a rate; use one of `s min h day week month`")),
        };
    }
    let Some(unit) = unit(name) else {
        return Err(match period(name) {
            Some(_) => misplaced(value, name, "a rate"),
            None => format!("there is no unit `{name}`; use one of {UNITS}"),
        });
    };
    let (measure, size) = unit_size(unit);
    let wanted = match measure {
        Measure::Size => "a size such as `512MB`",
        _ => "a duration such as `30s`",
    };
    match (value, measure) {
        (Value::Size(amount), Measure::Size) | (Value::Duration(amount), Measure::Duration) => {
            // All units are whole numbers of the smallest one.
            let size = size as i64;
            Ok(if amount % size == 0 {
                Value::Integer(amount / size)
            } else {
                Value::Number(*amount as f64 / size as f64)
            })
        }
        (Value::Integer(number), _) => {
            Err(format!("`as {name}` needs {wanted}, found a number; write `{number}{name}` where it comes from"))
        }
        (other, _) => Err(misplaced(other, name, wanted)),
    }
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "B" => Unit::B,
        "KB" => Unit::KB,
        "MB" => Unit::MB,
        "GB" => Unit::GB,
        "TB" => Unit::TB,
        "ms" => Unit::Ms,
        "s" => Unit::S,
        "min" => Unit::Min,
        "h" => Unit::H,
        "d" | "day" => Unit::D,
        _ => return None,
    })
}

fn period(name: &str) -> Option<Period> {
    Some(match name {
        "s" => Period::Second,
        "min" => Period::Minute,
        "h" => Period::Hour,
        "d" | "day" => Period::Day,
        "week" => Period::Week,
        "month" => Period::Month,
        _ => return None,
    })
}

/// `value.name` of a value that is no object: the two halves of a rate, what an event source carries. Nothing when
/// there is no such member.
pub fn member(value: &Value, name: &str) -> Option<Value> {
    Some(match (value, name) {
        (Value::Rate(number, _), "count") => exact(*number),
        (Value::Rate(_, period), "per") => Value::text(period_name(*period)),
        (Value::Source(source), "owner") => Value::Object(source.owner),
        (Value::Source(source), "name") => Value::Text(source.name.clone()),
        (Value::Source(source), "arguments") => Value::record(source.arguments.clone()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Deploy;

    #[test]
    fn units_become_numbers() {
        let second = Value::Duration(1_000);
        for (value, unit, expected) in [
            (Value::Duration(180_000), "s", Ok(Value::Integer(180))),
            (Value::Duration(180_000), "min", Ok(Value::Integer(3))),
            (Value::Duration(90_000), "min", Ok(Value::Number(1.5))),
            (Value::Duration(86_400_000), "d", Ok(Value::Integer(1))),
            (Value::Duration(86_400_000), "day", Ok(Value::Integer(1))),
            (Value::Duration(-1_500), "s", Ok(Value::Number(-1.5))),
            (Value::Size(512 << 20), "MB", Ok(Value::Integer(512))),
            (Value::Size(512 << 20), "GB", Ok(Value::Number(0.5))),
            (Value::Size(1 << 40), "TB", Ok(Value::Integer(1))),
            (Value::Percent(12.5), "%", Ok(Value::Number(12.5))),
            (Value::Percent(20.0), "int", Ok(Value::Integer(20))),
            (Value::Rate(60.0, Period::Minute), "s", Ok(Value::Integer(1))),
            (Value::Rate(1.0, Period::Second), "day", Ok(Value::Integer(86_400))),
            (Value::Rate(10.0, Period::Day), "month", Ok(Value::Integer(300))),
            (Value::Number(2.0), "int", Ok(Value::Integer(2))),
            (Value::Number(2.5), "int", Err("`2.5` is no whole number")),
            (Value::text("12"), "int", Ok(Value::Integer(12))),
            (Value::text("x"), "int", Err("`x` is no whole number")),
            (second.clone(), "MB", Err("`as MB` needs a size such as `512MB`, found a duration")),
            (second.clone(), "week", Err("`as week` needs a rate, found a duration")),
            (
                Value::Integer(30),
                "s",
                Err("`as s` needs a duration such as `30s`, found a number; write `30s` where it comes from"),
            ),
            (second.clone(), "text", Ok(Value::text("1s"))),
            (Value::None, "s", Ok(Value::None)),
            (Value::Poison, "s", Ok(Value::Poison)),
        ] {
            assert_eq!(convert(&value, unit), expected.map_err(str::to_owned), "{value} as {unit}");
        }
        assert!(convert(&second, "parsec").is_err_and(|message| message.starts_with("there is no unit `parsec`")));
    }

    #[test]
    fn deployment_knows_seconds_and_bytes() {
        let wait = Value::deploy(Deploy::Parameter(0));
        for unit in ["s", "B", "text"] {
            assert_eq!(convert(&wait, unit), Ok(wait.clone()), "{unit}");
        }
        assert_eq!(convert(&wait, "json"), Ok(Value::deploy(Deploy::Json(wait.clone()))));
        for unit in ["ms", "MB", "day", "int", "UPPER"] {
            assert!(convert(&wait, unit).is_err_and(|message| message.contains("known only at deployment")), "{unit}");
        }
    }

    #[test]
    fn texts_change_case() {
        for (unit, expected) in [
            ("UPPER", "NEWANDOLDIMAGES"),
            ("lower", "newandoldimages"),
            ("UPPER_SNAKE", "NEW_AND_OLD_IMAGES"),
            ("snake", "new_and_old_images"),
            ("kebab", "new-and-old-images"),
            ("camel", "newAndOldImages"),
            ("pascal", "NewAndOldImages"),
            ("title", "New And Old Images"),
            ("text", "newAndOldImages"),
            ("json", "\"newAndOldImages\""),
        ] {
            assert_eq!(convert(&Value::text("newAndOldImages"), unit), Ok(Value::text(expected)));
        }
    }

    #[test]
    fn a_rate_has_two_halves() {
        let rate = Value::Rate(10_000.0, Period::Month);
        assert_eq!(member(&rate, "count"), Some(Value::Integer(10_000)));
        assert_eq!(member(&rate, "per"), Some(Value::text("month")));
        assert_eq!(member(&rate, "length"), None);
    }
}
