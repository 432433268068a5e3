//! Attributes and blocks, as both of Terraform's syntaxes have them.

use super::expression::Expression;

/// Contents of a file or a block.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// Lines in front of everything else.
    pub(super) comment: Vec<String>,
    pub(super) items: Vec<Item>,
}

/// One entry of a body.
#[derive(Debug)]
pub(super) enum Item {
    Attribute(String, Expression),
    Block(Block),
}

/// `kind "label" "label" { … }`
#[derive(Debug)]
pub(super) struct Block {
    /// Lines above the block.
    pub(super) comment: Vec<String>,
    pub(super) kind: String,
    pub(super) labels: Vec<String>,
    pub(super) body: Body,
}

impl Body {
    pub(super) fn attribute(&mut self, name: &str, value: Expression) {
        self.items.push(Item::Attribute(name.to_owned(), value));
    }

    pub(super) fn block(&mut self, block: Block) {
        self.items.push(Item::Block(block));
    }
}

impl Block {
    pub(super) fn new(kind: &str, labels: &[&str], body: Body) -> Block {
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        Block { comment: Vec::new(), kind: kind.to_owned(), labels, body }
    }
}
