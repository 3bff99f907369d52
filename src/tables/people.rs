//! The people and organisations of a batch, folded from the entities of its articles.
//!
//! In: the tables of entities. Out: one more table, a row a person or organisation, with the entities
//! that it was folded from, so that it joins. [`crate::entities::fold`] says who is whom.

use super::build::table;
use super::columns::{ints, lists, texts};
use super::schema::member_fields;
use super::{Chunk, TableName};
use crate::entities::{Known, fold};
use crate::mentions::{Country, EntityType};
use arrow_array::builder::{Int32Builder, ListBuilder, StringBuilder, StructBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_schema::{ArrowError, Field};
use foldhash::{HashMap, HashMapExt};
use std::borrow::Borrow;
use std::sync::Arc;

/// How many names, roles, organisations and countries of one are listed.
const LISTED: usize = 32;

/// The columns of the table of entities that are read.
struct Entities<'a>(&'a RecordBatch);

impl<'a> Entities<'a> {
    fn text(&self, column: &str, row: usize) -> Option<&'a str> {
        let column: &'a StringArray = self.0.column_by_name(column)?.as_string();
        column.is_valid(row).then(|| column.value(row))
    }

    fn int(&self, column: &str, row: usize) -> i32 {
        self.0.column_by_name(column).map_or(0, |column| column.as_primitive::<Int32Type>().value(row))
    }

    fn aliases(&self, row: usize) -> Vec<&'a str> {
        let Some(column) = self.0.column_by_name("aliases") else { return Vec::new() };
        let column: &'a arrow_array::ListArray = column.as_list();
        let aliases: &'a StringArray = column.values().as_string();
        let ends = column.value_offsets();
        (ends[row] as usize..ends[row + 1] as usize).map(|at| aliases.value(at)).collect()
    }
}

/// An entity that is a person or organisation.
struct Row<'a> {
    known: Known<'a>,
    article_id: &'a str,
    entity: i32,
    organisation: Option<&'a str>,
    mentions: i32,
    quotes: i32,
}

/// The table of people of the articles of `chunks`.
///
/// # Errors
///
/// None that an article could cause; Arrow's own, if the columns did not fit their schema.
pub fn people<C: Borrow<Chunk>>(chunks: &[C]) -> Result<RecordBatch, ArrowError> {
    let rows: Vec<Row> = chunks.iter().scan(0, |first, chunk| Some(read(chunk.borrow(), first))).flatten().collect();
    let known: Vec<Known> = rows.iter().map(|row| row.known.clone()).collect();
    let of = fold(&known);
    let count = of.iter().max().map_or(0, |last| *last as usize + 1);
    let mut people: Vec<Vec<&Row>> = vec![Vec::new(); count];
    for (row, person) in rows.iter().zip(&of) {
        people[*person as usize].push(row);
    }
    let sum = |of: fn(&Row) -> i32| ints(people.iter().map(move |rows| Some(rows.iter().map(|row| of(row)).sum())));
    let names: Vec<&str> = people.iter().map(|rows| usual_name(rows)).collect();
    let variants = people.iter().zip(&names).map(|(rows, usual)| {
        let all = rows.iter().flat_map(|row| std::iter::once(row.known.name).chain(row.known.aliases.iter().copied()));
        Some(distinct(all.filter(|name| name != usual)))
    });
    table(
        TableName::People,
        vec![
            ints((0..count).map(|person| Some(person as i32))),
            texts(people.iter().map(|rows| rows.first().map(|row| row.known.kind.name()))),
            texts(names.iter().map(|name| Some(*name))),
            lists(variants),
            texts(people.iter().map(|rows| rows.iter().find_map(|row| row.known.acronym))),
            lists(people.iter().map(|rows| Some(distinct(rows.iter().filter_map(|row| row.known.role))))),
            lists(people.iter().map(|rows| Some(distinct(rows.iter().filter_map(|row| row.organisation))))),
            lists(
                people.iter().map(|rows| {
                    Some(distinct(rows.iter().filter_map(|r| r.known.country.as_ref().map(Country::code))))
                }),
            ),
            ints(people.iter().map(|rows| Some(rows.len() as i32))),
            sum(|row| row.mentions),
            sum(|row| row.quotes),
            members(&people),
        ],
    )
}

/// The people and organisations of a chunk, whose first article is number `first`.
fn read<'a>(chunk: &'a Chunk, first: &mut usize) -> Vec<Row<'a>> {
    let entities = Entities(&chunk.tables[TableName::Entities as usize]);
    let begun = *first;
    *first += chunk.articles.len();
    let row = |article: usize, at: usize| {
        let kind = match entities.text("type", at)? {
            "PERSON" => EntityType::Person,
            "ORG" => EntityType::Org,
            _ => return None,
        };
        let known = Known {
            article,
            kind,
            name: entities.text("name", at)?,
            aliases: entities.aliases(at),
            acronym: entities.text("acronym", at),
            role: entities.text("role", at),
            country: entities.text("country", at).and_then(|code| code.as_bytes().first_chunk().copied()).map(Country),
        };
        Some(Row {
            known,
            article_id: entities.text("article_id", at)?,
            entity: entities.int("entity", at),
            organisation: entities.text("organisation", at),
            mentions: entities.int("mentions", at),
            quotes: entities.int("quotes", at),
        })
    };
    let rows = |number: usize| chunk.rows(TableName::Entities, number).filter_map(move |at| row(begun + number, at));
    (0..chunk.articles.len()).flat_map(rows).collect()
}

/// The name that most articles use; of several the longest.
fn usual_name<'a>(rows: &[&Row<'a>]) -> &'a str {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for row in rows {
        *counts.entry(row.known.name).or_default() += 1;
    }
    let rank = |row: &&&Row<'a>| (counts[row.known.name], row.known.name.len(), std::cmp::Reverse(row.known.name));
    rows.iter().max_by_key(rank).map_or("", |row| row.known.name)
}

/// Each of `values` once, in order of appearance.
fn distinct<'a>(values: impl Iterator<Item = &'a str>) -> std::vec::IntoIter<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for value in values {
        if found.len() < LISTED && !found.contains(&value) {
            found.push(value);
        }
    }
    found.into_iter()
}

fn members(people: &[Vec<&Row>]) -> ArrayRef {
    let fields = member_fields();
    let item = Field::new_struct("item", fields.clone(), true);
    let mut builder = ListBuilder::new(StructBuilder::from_fields(fields, 0)).with_field(item);
    for rows in people {
        for row in rows {
            let values = builder.values();
            if let Some(column) = values.field_builder::<StringBuilder>(0) {
                column.append_value(row.article_id);
            }
            if let Some(column) = values.field_builder::<Int32Builder>(1) {
                column.append_value(row.entity);
            }
            values.append(true);
        }
        builder.append(true);
    }
    Arc::new(builder.finish())
}
