//! Which organisation "the company", "the union", "the ministry" means.
//!
//! A body that bears its kind in its name is found by it anywhere in the article; any other has to be
//! on stage. Where several fit, the one that has lately acted or spoken is meant, or none.

use super::clusters::Figure;
use super::lexicon::Noun;
use super::phrases::{self, Owner, Phrase, Reading};
use super::stage::Who;
use super::walk::Walk;
use super::words::key;
use crate::mentions::EntityType;
use std::sync::LazyLock;

/// The organisations of an article that bear one kind in their names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Called {
    Nobody,
    One(u32),
    Several,
}

impl Walk<'_> {
    /// The organisation that a description means.
    pub(super) fn body(&mut self, phrase: &Phrase, sentence: u32) -> Option<u32> {
        if phrase.owner != Owner::Nobody || phrase.words.contains(' ') || phrase.goes_on {
            return None;
        }
        let article = self.article;
        let comma = article.prose.tokens.get(phrase.end).is_some_and(|t| t.of(article.text) == ",");
        if comma
            && let Some((number, name)) = article.name_from(phrase.end + 1)
            && name.kind == EntityType::Org
        {
            return Some(self.figures.of_name[number as usize]);
        }
        let head = phrase.head();
        if names_itself(head) {
            match self.called(head) {
                Called::One(body) => return Some(body),
                Called::Several => {
                    let kinds = kind_keys(head);
                    return self.body_near(sentence, |figure| is_called(figure, &kinds));
                }
                Called::Nobody if !may_be_silent(head) => return None,
                Called::Nobody => {}
            }
        }
        if matches!(head, "government" | "office" | "campaign" | "team" | "school" | "station" | "service") {
            return None;
        }
        let agency = article.document.agency.as_deref().map(key);
        self.body_near(sentence, |figure| {
            let wire = figure.words.len() == 1 && Some(figure.words[0].key) == agency;
            !wire && !is_other(figure, head)
        })
    }

    /// The one organisation on stage that `fits`; of several the one that has lately acted or spoken.
    fn body_near(&self, sentence: u32, fits: impl Fn(&Figure) -> bool) -> Option<u32> {
        let figures = self.stage.late_bodies(sentence).filter_map(|(who, acts)| match who {
            Who::Figure(figure) if fits(&self.figures.all[figure as usize]) => Some((figure, acts)),
            _ => None,
        });
        let near: Vec<(u32, bool)> = figures.collect();
        if let [(one, _)] = near[..] {
            return Some(one);
        }
        let mut acting = near.iter().filter(|(_, acts)| *acts);
        let (one, _) = acting.next()?;
        acting.next().is_none().then_some(*one)
    }

    /// The organisations of the article that are called a `head`.
    fn called(&mut self, head: &str) -> Called {
        let figures = &self.figures.all;
        *self.called.entry(key(head)).or_insert_with(|| {
            let kinds = kind_keys(head);
            let org = |n: &usize| figures[*n].kind == EntityType::Org && is_called(&figures[*n], &kinds);
            let found: Vec<usize> = (0..figures.len()).filter(org).collect();
            // The University of Tema before the Institute of Ports, if both are there.
            let word = key(head);
            let mut itself = found.iter().filter(|n| figures[**n].words.iter().any(|w| w.key == word));
            match (&found[..], itself.next(), itself.next()) {
                ([], ..) => Called::Nobody,
                ([one], ..) | (_, Some(one), None) => Called::One(*one as u32),
                _ => Called::Several,
            }
        })
    }

    /// Reads "the company's" in "the company's chief financial officer": for whom `figure` works.
    pub(super) fn employ(&mut self, figure: u32, at: usize, phrase: &Phrase, sentence: u32) {
        if phrase.owner != Owner::Other || self.figures.all[figure as usize].organisation.is_some() {
            return;
        }
        let article = self.article;
        let Some(end) = (at..phrase.end).find(|at| matches!(article.word(*at), "'s" | "’s" | "'" | "’")) else {
            return;
        };
        let owner = phrases::read(article, at, end, Reading::Strict);
        let body = owner.filter(|owner| owner.noun == Some((Noun::Body, false))).and_then(|o| self.body(&o, sentence));
        self.figures.all[figure as usize].organisation = body;
    }
}

/// What bodies of one kind bear in their names; None where a body is called that and nothing else.
fn kinds(head: &str) -> &'static [&'static str] {
    match head {
        "airline" => &["airline", "airlines", "airways", "air", "aviation"],
        "bank" | "lender" => &["bank", "banco", "banque", "bancorp", "banking"],
        "union" => &["union", "unions", "association", "federation", "guild", "brotherhood", "workers"],
        "association" => &["association", "society"],
        "federation" => &["federation", "confederation"],
        "regulator" | "watchdog" => &["authority", "commission", "regulator", "regulatory", "ombudsman", "agency"],
        "authority" => &["authority", "administration"],
        "agency" => &["agency", "administration", "bureau"],
        "university" => &["university", "universidad", "université", "institute"],
        "college" => &["college", "school"],
        "school" => &["school", "academy"],
        "hospital" => &["hospital", "clinic", "infirmary"],
        "party" => &["party", "movement", "alliance", "front", "coalition", "democrats", "republicans"],
        "alliance" => &["alliance", "coalition"],
        "coalition" => &["coalition", "alliance"],
        "movement" => &["movement"],
        "club" => &["club", "fc", "united", "city", "athletic", "rovers", "wanderers"],
        "newspaper" => &["times", "post", "herald", "tribune", "gazette", "journal", "daily", "sentinel", "courier"],
        "broadcaster" | "network" | "station" => &["tv", "television", "radio", "broadcasting", "channel", "network"],
        "charity" => &["foundation", "trust", "relief", "aid", "society"],
        "foundation" => &["foundation"],
        "fund" => &["fund"],
        "ministry" => &["ministry"],
        "department" => &["department"],
        "court" => &["court", "tribunal"],
        "tribunal" => &["tribunal", "court"],
        "commission" => &["commission"],
        "committee" => &["committee"],
        "council" => &["council"],
        "institute" => &["institute"],
        "museum" => &["museum", "gallery"],
        "church" => &["church"],
        "league" => &["league"],
        "senate" => &["senate"],
        "parliament" => &["parliament", "assembly"],
        "congress" => &["congress"],
        "board" => &["board"],
        "bureau" => &["bureau"],
        "army" => &["army"],
        "academy" => &["academy"],
        "society" => &["society"],
        _ => &[],
    }
}

/// What bodies of one kind bear in their names.
fn names_itself(head: &str) -> bool {
    !kinds(head).is_empty()
}

/// Whether a body of this kind may bear a name that does not say so: Lufthansa is an airline.
fn may_be_silent(head: &str) -> bool {
    matches!(
        head,
        "airline"
            | "bank"
            | "lender"
            | "union"
            | "club"
            | "newspaper"
            | "broadcaster"
            | "network"
            | "charity"
            | "agency"
    )
}

/// Whether the name of an organisation says that it is of one of these kinds: the Bank of Uganda is a bank.
fn is_called(figure: &Figure, kinds: &[u64]) -> bool {
    figure.words.iter().any(|word| kinds.contains(&word.key))
}

/// The keys of what bodies that are a `head` bear in their names.
fn kind_keys(head: &str) -> Vec<u64> {
    kinds(head).iter().map(|kind| key(kind)).collect()
}

/// Whether the name of an organisation says that it is something else than a `head`; a group may be an association.
fn is_other(figure: &Figure, head: &str) -> bool {
    static UNION: LazyLock<Vec<u64>> = LazyLock::new(|| kind_keys("union"));
    static OTHERS: LazyLock<Vec<u64>> = LazyLock::new(|| {
        let others = ["ministry", "court", "university", "commission", "council", "department", "parliament", "senate"];
        others.into_iter().flat_map(kind_keys).collect()
    });
    let group = matches!(head, "group" | "organisation" | "organization");
    is_called(figure, &OTHERS) || !group && is_called(figure, &UNION)
}
