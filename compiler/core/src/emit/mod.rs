//! Plan to text.
