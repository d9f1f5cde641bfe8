//! Digests of files.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::model::Digest;

/// SHA-256 of some bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(hexadecimal, "{byte:02x}").expect("writing to a string");
    }
    hexadecimal.parse().expect("a digest of 32 bytes has 64 hexadecimal digits")
}
