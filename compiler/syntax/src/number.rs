//! The values of numbers as written.

use crate::ast::{Period, Quantity, Unit};

/// `42`, `1_000`; `None` when it does not fit.
pub fn integer(text: &str) -> Option<i64> {
    if text.contains('_') { text.replace('_', "").parse().ok() } else { text.parse().ok() }
}

/// `2.5`
pub fn decimal(text: &str) -> Option<f64> {
    if text.contains('_') { text.replace('_', "").parse().ok() } else { text.parse().ok() }
}

/// `512MB`; `None` when the unit is unknown.
pub fn quantity(text: &str) -> Option<Quantity> {
    let unit = text.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let number = decimal(&text[..unit])?;
    let unit = match &text[unit..] {
        "B" => Unit::B,
        "KB" => Unit::KB,
        "MB" => Unit::MB,
        "GB" => Unit::GB,
        "TB" => Unit::TB,
        "ms" => Unit::Ms,
        "s" => Unit::S,
        "min" => Unit::Min,
        "h" => Unit::H,
        "d" => Unit::D,
        "%" => Unit::Percent,
        _ => return None,
    };
    Some(Quantity { number, unit })
}

/// `100/s`; `None` when the period is unknown.
pub fn rate(text: &str) -> Option<(f64, Period)> {
    let (number, period) = text.split_once('/')?;
    let period = match period {
        "s" => Period::Second,
        "min" => Period::Minute,
        "h" => Period::Hour,
        "day" => Period::Day,
        "week" => Period::Week,
        "month" => Period::Month,
        _ => return None,
    };
    Some((decimal(number)?, period))
}

/// Four octets and a prefix length.
pub fn is_cidr(text: &str) -> bool {
    let Some((address, prefix)) = text.split_once('/') else { return false };
    prefix.parse::<u8>().is_ok_and(|prefix| prefix <= 32) && address.split('.').all(|part| part.parse::<u8>().is_ok())
}
