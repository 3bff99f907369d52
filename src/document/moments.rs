//! What a line says about time.
//!
//! In: what the reader of time stamps found in a line. Out: its moments with their labels, what else stands in it, and
//! whether the line is a time stamp.

use super::zones::Zone;
use super::{Precision, Stamp};
use crate::span::Span;
use jiff::civil::{DateTime, Time};

/// So many words that have nothing to do with time may stand in a stamp that a label opens.
pub(super) const MOST_OTHERS: u32 = 4;

/// What a moment is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Published,
    Updated,
}

/// A moment of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) label: Option<Label>,
    pub(super) stamp: Stamp,
    /// Whether day and month might change places.
    pub(super) open: bool,
}

/// A time of day without a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Undated {
    pub(super) label: Option<Label>,
    pub(super) time: Time,
    pub(super) precision: Precision,
    pub(super) zone: Option<Zone>,
    pub(super) span: Option<Span>,
}

impl Undated {
    /// The moment at which it is that time on the day of `clock`.
    pub(super) fn on(self, clock: DateTime) -> Stamp {
        let clock = clock.date().to_datetime(self.time);
        let offset_minutes = self.zone.and_then(|zone| zone.minutes(clock));
        Stamp { clock, precision: self.precision, offset_minutes, span: self.span }
    }
}

/// What a line says about time.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// Its moments, in order, with their labels.
    pub(super) moments: Vec<Moment>,
    /// Its time of day, if no day stands in the line.
    pub(super) undated: Option<Undated>,
    /// The day of an update, if that has no year: "Updated 4 Mar".
    pub(super) updated_on: Option<(i8, i8, Span)>,
    /// Its day, if that has no year: "4 Mar, 12:15".
    pub(super) month_day: Option<(i8, i8)>,
    /// Its last label without a moment: the moment stands in the next line.
    pub(super) label: Option<Label>,
    /// Its words that have nothing to do with time, as signs and times part them.
    pub(super) others: Vec<Span>,
    /// How many words those are.
    pub(super) other_words: u32,
    /// Whether a label opens it: "Posted on March 7, 2024 by Admin" is a stamp in spite of its other words.
    pub(super) leads: bool,
    /// Whether it says "2 hours ago" or the like.
    pub(super) ago: bool,
}

impl Reading {
    /// A line that says this moment and nothing else.
    pub(super) fn of(moment: Moment) -> Self {
        Self { moments: vec![moment], ..Self::default() }
    }

    /// Whether it is a time stamp and nothing else.
    pub(super) fn is_stamp(&self) -> bool {
        let dated = !self.moments.is_empty();
        let labelled_time = self.undated.is_some_and(|undated| undated.label.is_some());
        let closed = self.other_words == 0 || (self.leads && self.other_words <= MOST_OTHERS && dated);
        closed && (dated || self.ago || self.label.is_some() || labelled_time)
    }

    /// Whether it is a day and nothing else, its order plain.
    pub(super) fn is_day(&self) -> bool {
        let plain = matches!(&self.moments[..], [moment] if !moment.open);
        plain && self.is_stamp() && self.other_words == 0 && !self.is_exact()
    }

    /// Whether its first moment is that of an update.
    pub(super) fn is_update(&self) -> bool {
        self.moments.first().is_some_and(|moment| moment.label == Some(Label::Updated))
    }

    /// Whether a label stands before its first moment.
    pub(super) fn is_labelled(&self) -> bool {
        self.moments.first().is_none_or(|moment| moment.label.is_some())
    }

    /// Whether it is a time of day and nothing else, as live reports set it above their entries.
    pub(super) fn is_clock(&self) -> bool {
        self.other_words == 0
            && !self.ago
            && self.moments.is_empty()
            && self.undated.is_some_and(|undated| undated.label.is_none())
    }

    /// Whether it has a label or a time of day beside its day.
    pub(super) fn is_exact(&self) -> bool {
        self.moments.iter().any(|m| m.label.is_some() || m.stamp.precision != Precision::Day)
    }

    /// Whether nobody would write it as a heading in a text: it has a label or a clock.
    pub(super) fn is_certain(&self) -> bool {
        self.is_stamp() && (self.ago || self.undated.is_some() || self.is_exact())
    }
}
