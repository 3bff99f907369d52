//! Money, percentages and quantities.

use crate::document::Document;
use crate::span::Span;
use crate::text::Prose;

/// What an amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountKind {
    /// Money; the unit is an ISO 4217 code where the text tells the currency.
    Money,
    /// A share; the unit is `%` or `pp` (percentage points).
    Percent,
    /// Anything else with a unit: `km`, `people`, `barrels`.
    Quantity,
}

impl AmountKind {
    /// Its name in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Quantity => "quantity",
        }
    }
}

/// An amount as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Where it stands.
    pub span: Span,
    /// What it counts.
    pub kind: AmountKind,
    /// Its number: `2.5 million` is 2500000.
    pub number: f64,
    /// Its unit, normalised; None where there is none.
    pub unit: Option<String>,
}

/// Finds the amounts in the blocks of `document`.
#[must_use]
pub fn find(_text: &str, _document: &Document, _prose: &Prose) -> Vec<Amount> {
    Vec::new()
}
