//! Makes the files of `src/data` that are counted on annotated text or compiled from open lists.
//!
//! ```text
//! train attributions ATTRIBUTIONS.jsonl OWN.jsonl FOLDER
//! train attributions-held-out ATTRIBUTIONS.jsonl OWN.jsonl PART PREFIX
//! train clusters CLUSTERS.tsv CLUSTERS.fst
//! train gazetteer LISTS TEXTS.jsonl… GAZETTEER.fst
//! train lines PAGES LAYOUTS TEXTS.jsonl… LINES.bin
//! train lines-held-out PAGES LAYOUTS TEXTS.jsonl…
//! train names NAMES.jsonl… NAMES.bin
//! train places DOWNLOADED LISTS PLACES.bin
//! ```
//!
//! The same input gives the same bytes. Offsets in the annotated sets are code points.

mod attributions;
mod gazetteer;
mod lines;
mod names;
mod places;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["attributions", articles, own, out] => attributions::make(articles, own, out),
        ["attributions-held-out", articles, own, part, out] => attributions::held_out(articles, own, part, out),
        ["clusters", list, out] => gazetteer::clusters(list, out),
        ["gazetteer", lists, ref texts @ .., out] => gazetteer::make(lists, texts, out),
        ["lines", pages, layouts, ref sets @ .., out] => lines::make(pages, layouts, sets, out),
        ["lines-held-out", pages, layouts, ref sets @ ..] => lines::held_out(pages, layouts, sets),
        ["names", ref sets @ .., out] => names::make(sets, out),
        ["places", downloaded, lists, out] => places::make(downloaded, lists, out),
        _ => {
            Err("usage: train attributions|clusters|gazetteer|lines|names|places INPUT… OUT; see src/data/README.md"
                .into())
        }
    };
    done.map_or_else(
        |error| {
            eprintln!("train: {error}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}
