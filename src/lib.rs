//! `pullquote` reads batches of English news articles and says what is in them: the structure of
//! each article, whom and what it names, and who is quoted saying what.
//!
//! The rooms stand in the order in which an article passes through them; each imports only from
//! the ones before it.
//!
//! ```text
//! input → document → text → mentions → quotes → entities → tables → (bindings) → Python
//!         (layout)  (tokens, (names,   (spans,  (who is   (Arrow)
//!                   sentences) dates)   cues)    who)
//! ```
//!
//! - [`span`]: positions in an article's text, in bytes; what all rooms pass to each other.
//! - [`casing`]: names in capitals, letters with accents as running text writes them.
//! - [`calendar`]: month and weekday names, ISO weeks; what time stamps and dates share.
//! - [`document`]: a pasted text or a saved page to sections, paragraphs and fields.
//! - [`language`]: which language it is in.
//! - [`text`]: tokens, sentences, quotation marks.
//! - [`tagging`]: a sequence tagger for any task.
//! - [`mentions`]: names, dates and amounts.
//! - [`quotes`]: what is said, with its cue and its source.
//! - [`entities`]: who is who: aliases, acronyms, roles, pronouns, countries; the speakers.
//! - [`pipeline`]: runs the steps, on one article or on many in parallel.
//! - [`tables`]: the results as Arrow tables, keyed so that they join.
//!
//! All spans inside the core are bytes of the article's text; [`tables`] turns them into code points.

#[cfg(feature = "python")]
mod bindings;
pub mod calendar;
pub mod casing;
pub mod document;
pub mod entities;
pub mod language;
mod letters;
pub mod mentions;
mod packed;
pub mod pipeline;
pub mod quotes;
pub mod span;
pub mod tables;
pub mod tagging;
pub mod text;
