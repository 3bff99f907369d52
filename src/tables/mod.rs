//! The results as Arrow tables.
