//! Calendar dates as days.

use super::arguments::{Arguments, Outcome};
use crate::value::Value;

/// `date("2027-04-30")`
pub(super) fn date(arguments: &Arguments) -> Outcome {
    let text = arguments.text(0)?;
    match days(text) {
        Some(days) => Ok(Value::Integer(days)),
        None => Err(format!("`{text}` is no date; write it as `2027-04-30`").into()),
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, `2027-04-30`; nothing when there is no such day.
pub(crate) fn days(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| -> Option<i64> {
        let digits = bytes.get(range)?;
        digits
            .iter()
            .all(u8::is_ascii_digit)
            .then(|| digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')))
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // Years start in March, so that the day that comes and goes is the last one; 400 years have 146,097 days.
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn dates_are_days() {
        for (text, expected) in [
            ("1970-01-01", Some(0)),
            ("1970-02-01", Some(31)),
            ("1969-12-31", Some(-1)),
            ("2000-02-29", Some(11_016)),
            ("2027-04-30", Some(20_938)),
            ("1900-02-29", None),
            ("2026-13-01", None),
            ("2026-00-01", None),
            ("2026-04-31", None),
            ("2026-4-1", None),
            ("２０２６-1", None),
            ("", None),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn days_follow_each_other() {
        let mut before = days("1999-12-31");
        for year in 2000..2010 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(found) = days(&format!("{year}-{month:02}-{day:02}")) {
                        assert_eq!(Some(found - 1), before);
                        before = Some(found);
                    }
                }
            }
        }
    }
}
