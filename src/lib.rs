//! Crosswalk knowledge base and static documentation generator for AI governance.
//!
//! Files are read into declarations ([`load`]), declarations are resolved against each other into a catalog
//! ([`resolve`]), the catalog becomes a graph ([`graph`]). The graph is checked ([`check`]), and assessed against what an
//! organisation says of itself ([`assess`]). Values that were measured come from the files of tools ([`measure`]). What pages and documents show is decided in one place ([`view`]) and printed
//! in several ([`render`], [`export`]); [`output`] puts the result on disk, whole or not at all. [`pipeline`] composes
//! these steps, and [`cli`] is the rim that talks to people.
//!
//! ARCHITECTURE.md has the map and the list of what may never happen.

pub mod model;

pub mod diag;

pub mod load;

pub mod resolve;

pub mod graph;

pub mod check;

pub mod measure;

pub mod assess;

pub mod view;

pub mod output;

pub mod render;

pub mod export;

pub mod search;

pub mod pipeline;

pub mod cli;
