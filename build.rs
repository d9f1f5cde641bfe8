//! Lists the catalog, the templates and the site sources for embedding, sorted by path.
//!
//! The binary carries them, so that `crosswalk` works alone in any workspace. Only the list is generated; the
//! contents come in by `include_bytes!`.

#![expect(clippy::disallowed_methods, reason = "a build script lists files and writes its result")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut list = String::new();
    for (name, folder) in [("CATALOG", "catalog"), ("TEMPLATES", "templates"), ("SITE", "site")] {
        println!("cargo:rerun-if-changed={folder}");
        let mut files = Vec::new();
        collect(&root.join(folder), &mut files);
        files.sort();
        writeln!(list, "pub(crate) const {name}: &[(&str, &[u8])] = &[").expect("writing to a string");
        for file in files {
            let relative = file
                .strip_prefix(&root)
                .expect("below the root")
                .to_str()
                .expect("UTF-8 path")
                .replace('\\', "/");
            let absolute = file.to_str().expect("UTF-8 path");
            writeln!(list, "    ({relative:?}, include_bytes!({absolute:?})),").expect("writing to a string");
        }
        list.push_str("];\n");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("shipped.rs");
    fs::write(out, list).expect("the build folder is writable");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(found) = fs::read_dir(folder) else { return };
    for entry in found.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if !entry.file_name().to_string_lossy().starts_with('.') {
            files.push(path);
        }
    }
}
