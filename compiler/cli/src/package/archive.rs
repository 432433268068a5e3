//! Archives whose bytes depend on names, contents and the executable bit of their files alone.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::package::walk::Entry;

/// Compression level; part of what makes the bytes.
const LEVEL: i64 = 6;

/// What a ready archive holds.
pub struct Contents {
    /// Names, sorted, without folders.
    pub files: Vec<String>,
    /// Sum of the sizes of the files in bytes.
    pub unzipped: u64,
}

/// Whether a file is sent as it is.
pub fn is_ready(name: &str) -> bool {
    name.rsplit('/')
        .next()
        .and_then(|last| last.rsplit_once('.'))
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("zip") || extension.eq_ignore_ascii_case("jar"))
}

/// The archive of files that are sorted by name.
pub fn write(entries: &[Entry]) -> Result<Vec<u8>, String> {
    let failed = |error: zip::result::ZipError| format!("cannot be packaged: {error}");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        // One time for all, the first that the format knows; one system for all, so that modes are kept.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(if entry.executable { 0o755 } else { 0o644 });
        writer.start_file(entry.name.as_str(), options).map_err(failed)?;
        writer.write_all(&entry.bytes).map_err(|error| format!("cannot be packaged: {error}"))?;
    }
    writer.finish().map(Cursor::into_inner).map_err(failed)
}

/// Reads the directory of an archive; nothing is unpacked.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let failed = |error: zip::result::ZipError| format!("is not a zip archive that can be read: {error}");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(failed)?;
    let mut contents = Contents { files: Vec::new(), unzipped: 0 };
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(failed)?;
        if !file.is_dir() {
            contents.files.push(file.name().map_err(failed)?.into_owned());
            contents.unzipped = contents.unzipped.saturating_add(file.size());
        }
    }
    if contents.files.is_empty() {
        return Err("holds no files".to_owned());
    }
    contents.files.sort();
    Ok(contents)
}
