//! Maps and sets with a fast hash. It is seeded anew in each process, so nobody can choose names that collide; order of
//! the unordered ones never reaches an output.

use foldhash::fast::RandomState;

/// Keys and values in the order of their insertion.
pub type IndexMap<K, V> = indexmap::IndexMap<K, V, RandomState>;

/// Values in the order of their insertion.
pub type IndexSet<T> = indexmap::IndexSet<T, RandomState>;

/// Keys and values in no order.
pub type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// Values in no order.
pub type HashSet<T> = std::collections::HashSet<T, RandomState>;
