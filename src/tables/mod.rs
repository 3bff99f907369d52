//! The results as Arrow tables, one row a thing, keyed so that they join.
//!
//! In: what the pipeline found in some articles, in input order. Out: a [`Chunk`]: one record batch
//! a table, and where each article's rows lie in it, so that an article is a view of its rows.
//! Offsets become code points here and nowhere else.

mod build;
mod columns;
mod fingerprint;
mod people;
mod points;
mod schema;

pub use build::{Chunk, Kept, build};
pub use people::people;
pub use points::CodePoints;
pub use schema::TableName;

use crate::pipeline::{Analysis, Fault};

/// One input's outcome, with its key.
#[derive(Debug)]
pub struct Record {
    /// The given id, else the input's position.
    pub id: String,
    /// The input's position.
    pub index: usize,
    /// What was found, or why nothing was.
    pub outcome: Result<Analysis, Fault>,
}
