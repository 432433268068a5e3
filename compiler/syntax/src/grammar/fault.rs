//! What chumsky reports: a place, what stands there, and a set of what could have stood there.

use chumsky::DefaultExpected;
use chumsky::error::{Error, LabelError};
use chumsky::input::Input;
use chumsky::util::MaybeRef;

use crate::tree::{Node, NodeKind};

/// A set of things that could have stood somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Expected(pub u64);

macro_rules! expected {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Expected {
            $($(#[$doc])* pub const $name: Expected = Expected(1 << $bit);)*
        }
    };
}

expected! {
    /// An expression.
    VALUE = 0;
    /// A type.
    TYPE = 1;
    /// A name.
    NAME = 2;
    /// A key with its colon.
    KEY = 3;
    /// `,` or a line end.
    SEPARATOR = 4;
    /// A closer, or the end of the item.
    END = 5;
    /// `:`
    COLON = 6;
    /// `=`
    EQUALS = 7;
    /// `->`
    ARROW = 8;
    /// `then`
    THEN = 9;
    /// `in`
    IN = 10;
    /// `{`
    BLOCK = 11;
    /// `(`
    PARENS = 12;
    /// A text.
    TEXT = 13;
    /// A number.
    NUMBER = 14;
    /// `..`
    RANGE = 15;
    /// `for`
    FOR = 16;
    /// `>`
    ANGLE = 17;
    /// What makes a word a clause.
    HEAD = 18;
    /// An operator, or anything else that continues a value.
    OPERATOR = 19;
    /// A member of a kind.
    KIND_MEMBER = 21;
    /// An entry of a mapping.
    ENTRY = 22;
    /// The first word of an item.
    ITEM = 23;
    /// `as`
    AS = 24;
    /// `when`
    WHEN = 25;
    /// `,` alone.
    COMMA = 26;
    /// A word that only this place knows; never told.
    WORD = 27;
}

impl Expected {
    /// Whether any of `other` is in the set.
    pub fn has(self, other: Expected) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn or(self, other: Expected) -> Expected {
        Expected(self.0 | other.0)
    }
}

/// Mistakes that are not about the next token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Special {
    /// A comprehension beside other elements.
    Comprehension,
    /// `${…}` in a key that must be known as written.
    InterpolatedKey,
    /// More than one parameter.
    Parameters,
    /// The first argument of `for:` in a check is missing.
    Each,
}

/// A place where the text does not follow the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// First byte of what was found.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What was found.
    pub found: NodeKind,
    /// What was expected.
    pub expected: Expected,
    /// Another sort of mistake.
    pub special: Option<Special>,
}

impl Fault {
    /// Something else than expected was found.
    pub fn expected(expected: Expected, found: Option<&Node<'_>>) -> Fault {
        let (start, end, kind) =
            found.map_or((u32::MAX, u32::MAX, NodeKind::End), |node| (node.start, node.end, node.kind));
        Fault { start, end, found: kind, expected, special: None }
    }

    /// A mistake of its own sort at some nodes.
    pub fn special(special: Special, nodes: &[Node<'_>]) -> Fault {
        let span = super::span_of(nodes);
        Fault {
            start: span.start,
            end: span.end,
            found: NodeKind::Unknown,
            expected: Expected::default(),
            special: Some(special),
        }
    }

    fn join(self, other: Fault) -> Fault {
        if self.start == u32::MAX || (other.start != u32::MAX && other.start > self.start) {
            other
        } else if other.start == self.start {
            Fault { expected: self.expected.or(other.expected), special: self.special.or(other.special), ..self }
        } else {
            self
        }
    }
}

impl<'text> Error<'text, &'text [Node<'text>]> for Fault {
    fn merge(self, other: Self) -> Self {
        self.join(other)
    }
}

impl<'text> LabelError<'text, &'text [Node<'text>], DefaultExpected<'text, Node<'text>>> for Fault {
    fn expected_found<Iter: IntoIterator<Item = DefaultExpected<'text, Node<'text>>>>(
        _: Iter,
        found: Option<MaybeRef<'text, Node<'text>>>,
        _: <&'text [Node<'text>] as Input<'text>>::Span,
    ) -> Self {
        Fault::expected(Expected::default(), found.as_deref())
    }
}
