//! The catalog, templates and site sources that are compiled into the binary.

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));
