//! Blocks of addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::arguments::{Arguments, Outcome};
use crate::value::Value;

/// A block of addresses: the first one and how many bits all of them share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    /// The address as written.
    pub address: IpAddr,
    /// Shared bits.
    pub prefix: u32,
}

impl Block {
    /// Reads `10.0.0.0/16` or `fd00::/8`.
    pub(crate) fn parse(text: &str) -> Option<Block> {
        let (address, prefix) = text.split_once('/')?;
        let address: IpAddr = address.parse().ok()?;
        if prefix.is_empty() || prefix.len() > 3 || !prefix.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let prefix: u32 = prefix.parse().ok()?;
        let block = Block { address, prefix };
        (prefix <= block.width()).then_some(block)
    }

    /// Bits of an address.
    fn width(self) -> u32 {
        match self.address {
            IpAddr::V4(_) => 32,
            IpAddr::V6(_) => 128,
        }
    }

    fn bits(self) -> u128 {
        match self.address {
            IpAddr::V4(address) => u128::from(address.to_bits()),
            IpAddr::V6(address) => address.to_bits(),
        }
    }

    fn with(self, bits: u128, prefix: u32) -> Block {
        let address = match self.address {
            IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::from_bits(bits as u32)),
            IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::from_bits(bits)),
        };
        Block { address, prefix }
    }

    /// The same block with no bit set behind its prefix.
    pub(crate) fn start(self) -> Block {
        let behind = self.width() - self.prefix;
        let bits = if behind >= 128 { 0 } else { (self.bits() >> behind) << behind };
        self.with(bits, self.prefix)
    }

    /// The block of an index among those that are `more` bits longer.
    fn part(self, more: u32, index: u128) -> Option<Block> {
        let prefix = self.prefix.checked_add(more).filter(|prefix| *prefix <= self.width())?;
        if more < 128 && index >> more != 0 {
            return None;
        }
        let behind = self.width() - prefix;
        let offset = if behind >= 128 { 0 } else { index << behind };
        Some(self.with(self.start().bits() | offset, prefix))
    }
}

impl std::fmt::Display for Block {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

/// `subnet(cidr, bits, index)`
pub(super) fn subnet(arguments: &Arguments) -> Outcome {
    let text = arguments.text(0)?;
    let bits = arguments.count(1)?;
    let index = arguments.count(2)?;
    let Some(block) = Block::parse(text) else {
        return Err(format!("`{text}` is no block of addresses; write it as `10.0.0.0/16`").into());
    };
    let more = u32::try_from(bits).unwrap_or(u32::MAX);
    match block.part(more, index as u128) {
        Some(part) => Ok(Value::text(part.to_string())),
        None => Err(format!("`{text}` has no part {index} with {bits} more bits").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str, more: u32, index: u128) -> Option<String> {
        Block::parse(text)?.part(more, index).map(|block| block.to_string())
    }

    #[test]
    fn blocks_are_read() {
        for (text, reads) in [
            ("10.0.0.0/16", true),
            ("0.0.0.0/0", true),
            ("fd00::/8", true),
            ("10.0.0.0/33", false),
            ("10.0.0/16", false),
            ("10.0.0.0", false),
            ("10.0.0.0/+8", false),
            ("10.0.0.256/8", false),
        ] {
            assert_eq!(Block::parse(text).is_some(), reads, "{text}");
        }
    }

    #[test]
    fn blocks_are_divided() {
        for (text, more, index, expected) in [
            ("10.0.0.0/16", 4, 0, Some("10.0.0.0/20")),
            ("10.0.0.0/16", 4, 7, Some("10.0.112.0/20")),
            ("10.0.0.0/16", 4, 15, Some("10.0.240.0/20")),
            ("10.0.0.0/16", 4, 16, None),
            ("10.0.9.9/16", 8, 1, Some("10.0.1.0/24")),
            ("10.0.0.0/16", 17, 0, None),
            ("0.0.0.0/0", 32, 1, Some("0.0.0.1/32")),
            ("::/0", 128, 1, Some("::1/128")),
            ("fd00::/8", 0, 0, Some("fd00::/8")),
            ("::/0", 0, 0, Some("::/0")),
        ] {
            assert_eq!(part(text, more, index).as_deref(), expected, "{text} {more} {index}");
        }
    }
}
