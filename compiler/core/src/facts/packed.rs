//! Facts that few programs ask for, packed: a block for each service, unpacked when a type of the service is first wanted.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::json::Json;
use super::table::Table;

/// Blocks as the build script packs them.
#[derive(Debug)]
pub(super) struct Packed {
    /// Where all names stand, one in a line, sorted.
    pub(super) names: Range<usize>,
    /// Services by name, sorted, and where the lines of their types stand.
    pub(super) services: &'static [(&'static str, Range<usize>)],
    pub(super) bytes: &'static [u8],
}

/// Packed facts and what was unpacked of them so far. What is unpacked stays, as facts that are not packed do.
#[derive(Debug)]
pub(super) struct PackedTable<T: 'static> {
    packed: Packed,
    names: OnceLock<&'static str>,
    /// A table for each service.
    tables: OnceLock<Vec<OnceLock<Table<T>>>>,
}

impl<T> PackedTable<T> {
    /// A table over blocks.
    pub(super) const fn new(packed: Packed) -> Self {
        Self { packed, names: OnceLock::new(), tables: OnceLock::new() }
    }

    /// What stands under a name such as `AWS::WAFv2::WebACL`, made of its line by `parse` when it is first wanted.
    pub(super) fn get(&self, name: &str, parse: impl FnOnce(&'static str, Vec<Json>) -> Option<T>) -> Option<Arc<T>> {
        let (service, _) = name.rsplit_once("::")?;
        let at = self.packed.services.binary_search_by(|(known, _)| (*known).cmp(service)).ok()?;
        let tables = self.tables.get_or_init(|| self.packed.services.iter().map(|_| OnceLock::new()).collect());
        let table = tables.get(at)?.get_or_init(|| Table::new(self.unpack(&self.packed.services[at].1)));
        table.get(name, parse)
    }

    /// All names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + use<T> {
        self.names.get_or_init(|| self.unpack(&self.packed.names)).lines()
    }

    fn unpack(&self, range: &Range<usize>) -> &'static str {
        let bytes = miniz_oxide::inflate::decompress_to_vec(&self.packed.bytes[range.clone()]);
        // The build script packed text; a test unpacks every block.
        String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default().leak()
    }
}
