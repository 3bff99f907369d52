//! Which place a name means: "Paris" in France or in Texas, "Georgia" the country or the state.
//!
//! In: the figures of an article. Out: the place of each country, region and city among them, and
//! the country of every people. Each namesake is scored: by its people, by the article's other places
//! and peoples, and above all by what the text says around the name ("Tripoli, Lebanon", "the Lebanese
//! city of Tripoli"). A name means one place throughout an article unless the text says otherwise.
//! Where two are close, or the only one is small and nothing speaks for it, the place stays open.

use super::Article;
use super::clusters::{Figure, Figures};
use super::dateline::is_of;
use super::surroundings::{Around, around, dateline, lies_in};
use crate::mentions::gazetteer::{Class, Entry, lookup};
use crate::mentions::places::{Level, Site, abbreviated, country, fold, named, people};
use crate::mentions::{Country, EntityType};
use std::collections::HashMap;

/// How much heavier than any other a place must be: more than twice its people.
const CLEAR: f32 = 1.25;

/// The same of a place that lies in a region which the article names.
const CLEAR_OF_NEAR: f32 = 4.0;

/// How much heavier a place must be to speak for others before the article was read.
const PLAIN: f32 = 3.0;

/// The least that a place weighs to be meant: a city of some 180,000 people, or a town that the
/// article's other places speak for.
const LEAST: f32 = 17.5;

/// A smaller one is meant if this share of what the article tells of is its country.
const FAIR: f32 = 0.25;

/// What it counts that the text says in which country or region a place lies, and of what kind it is.
const SAID: f32 = 20.0;
const KIND: f32 = 6.0;

/// So many names of a figure are looked up at most, up to the first that any place bears.
const SPELLINGS: usize = 4;

/// A name whose place is to be found.
struct Item {
    /// The figure that bears it; None for a dateline's that is no name.
    figure: Option<usize>,
    sites: Vec<Site>,
    /// Whether the name is an ordinary word: "North", "Coast".
    ordinary: bool,
    around: Around,
    /// What it counts for others.
    voice: f32,
    /// What it speaks for while the others are settled.
    plain: Option<Site>,
}

/// What is known of a name in the end.
#[derive(Clone, Copy, Default)]
struct Found {
    site: Option<Site>,
    country: Option<Country>,
}

/// Finds the places of the figures and that of the dateline.
pub(super) fn settle(article: &Article, figures: &mut Figures) {
    let mut items = gather(article, figures);
    let peoples = peoples(article, figures);
    let mut votes = Votes::default();
    votes.others(article, figures, &peoples);
    let of_dateline = join_dateline(article, figures, &mut items);
    join_outer(article, figures, &mut items);
    for item in &mut items {
        item.plain = item.plainly();
        if let Some(site) = item.plain {
            votes.add(&site, item.voice);
        }
    }
    for (number, item) in items.iter().enumerate() {
        if let Some(site) = item.plain {
            votes.add(&site, -item.voice);
        }
        let found = item.decide(&votes);
        if let Some(site) = item.plain {
            votes.add(&site, item.voice);
        }
        if of_dateline == Some(number) {
            figures.dateline = found.country;
        }
        let Some(figure) = item.figure else { continue };
        let figure = &mut figures.all[figure];
        let open = item.sites.is_empty() && item.around.told.is_none();
        figure.place = found.site;
        if !open || !is_known(article, figure, &votes) {
            figure.country = found.country;
        }
    }
    settle_peoples(article, figures, &peoples, &votes);
}

/// Whether the country of a place that the table lacks holds: of a region, or where others speak for it.
fn is_known(article: &Article, figure: &Figure, votes: &Votes) -> bool {
    let entry = entry(article, figure);
    let town = entry.is(Class::City) || entry.is(Class::Town);
    let governed = entry.is(Class::Country) || entry.is(Class::Region);
    governed || !town || figure.country.is_some_and(|country| votes.of(country).all > 0.0)
}

/// What is known beforehand of a figure's first name.
fn entry(article: &Article, figure: &Figure) -> Entry {
    lookup(&article.names[figure.names[0] as usize].span.of(article.text).to_lowercase())
}

/// The figures that are peoples, with the countries of their names.
fn peoples(article: &Article, figures: &Figures) -> Vec<(usize, Vec<Site>)> {
    let norps = figures.all.iter().enumerate().filter(|(_, figure)| figure.kind == EntityType::Norp);
    norps
        .map(|(number, figure)| (number, people(article.names[figure.names[0] as usize].span.of(article.text))))
        .collect()
}

/// The figures that are places, those told apart that the text tells apart.
fn gather(article: &Article, figures: &mut Figures) -> Vec<Item> {
    let mut items = Vec::new();
    for number in 0..figures.all.len() {
        if figures.all[number].kind != EntityType::Gpe {
            continue;
        }
        let mut names = figures.all[number].names.clone();
        names.retain(|name| !is_of(&article.names[*name as usize]));
        if names.is_empty() {
            continue;
        }
        names.sort_unstable();
        let sites = candidates(article, &names);
        let small = sites.first().is_some_and(|site| site.weight < LEAST);
        let ordinary = small && entry(article, &figures.all[number]).is(Class::Word);
        let mut groups: Vec<(Option<Site>, Vec<u32>, Around)> = Vec::new();
        for name in names {
            let around = around(article, &article.names[name as usize], &sites);
            let meant = around.meant(&sites);
            // A bare name is the place that was named last.
            let last = groups.iter().map(|(_, names, _)| names.last().copied()).max().flatten();
            let is_last = |names: &[u32]| names.last().copied() == last;
            let group = groups.iter().position(|(site, names, _)| match (site, meant) {
                (Some(site), Some(meant)) => site.row == meant.row,
                _ => is_last(names),
            });
            match group {
                Some(group) => {
                    let (site, names, known) = &mut groups[group];
                    *site = site.or(meant);
                    names.push(name);
                    known.join(around);
                }
                None => groups.push((meant, vec![name], around)),
            }
        }
        let last = groups.len() - 1;
        let mut sites = sites;
        for (nth, (_, names, around)) in groups.into_iter().enumerate() {
            let voice = voice(names.len());
            let figure = if nth == 0 { number } else { split(figures, number, &names) };
            if nth == 0 && last > 0 {
                names.clone_into(&mut figures.all[number].names);
            }
            let sites = if nth == last { std::mem::take(&mut sites) } else { sites.clone() };
            items.push(Item { figure: Some(figure), sites, ordinary, around, voice, plain: None });
        }
    }
    items
}

/// A further figure with some of the names of `number`.
fn split(figures: &mut Figures, number: usize, names: &[u32]) -> usize {
    let figure = figures.all.len();
    let mut other = figures.all[number].clone();
    names.clone_into(&mut other.names);
    figures.all.push(other);
    for name in names {
        figures.of_name[*name as usize] = figure as u32;
    }
    figure
}

/// The places that bear one of the names.
fn candidates(article: &Article, names: &[u32]) -> Vec<Site> {
    let mut read = "";
    let spellings = names.iter().take(SPELLINGS).map(|name| article.names[*name as usize].span.of(article.text));
    let spellings = spellings.filter(|spelling| *spelling != std::mem::replace(&mut read, spelling));
    spellings.map(bearers).find(|sites| !sites.is_empty()).unwrap_or_default()
}

/// The places called `name`; "Kano State" and "Province of Henan" are regions, "Kingdom of Spain" is a
/// country.
fn bearers(name: &str) -> Vec<Site> {
    let sites = named(name);
    if !sites.is_empty() {
        return sites;
    }
    if let Some((place, _)) = name.split_once(", ") {
        return named(place);
    }
    if let Some(state) = abbreviated(name).filter(|_| name.ends_with('.')) {
        return vec![state];
    }
    let called = name.rsplit_once(' ').into_iter().chain(name.split_once(" of ").map(|(kind, place)| (place, kind)));
    for (place, kind) in called {
        let level = match kind.rsplit(' ').next().unwrap_or("").to_ascii_lowercase().as_str() {
            "state" | "province" | "region" | "governorate" | "oblast" | "prefecture" | "department" => Level::Region,
            "republic" | "kingdom" | "sultanate" | "emirate" => Level::Country,
            "city" => Level::City,
            _ => continue,
        };
        let sites: Vec<Site> = named(place).into_iter().filter(|site| site.level == level).collect();
        if !sites.is_empty() {
            return sites;
        }
    }
    let entry = lookup(&name.to_lowercase());
    entry.country().filter(|_| entry.is(Class::Country)).and_then(country).into_iter().collect()
}

/// What a figure named this often counts.
fn voice(mentions: usize) -> f32 {
    1.0 + 0.25 * (mentions.min(5) as f32 - 1.0)
}

/// Adds the dateline's place to the items, or what the dateline says to the one of its name.
fn join_dateline(article: &Article, figures: &Figures, items: &mut Vec<Item>) -> Option<usize> {
    const VOICE: f32 = 1.0;
    let (name, around) = dateline(article)?;
    let key = fold(name);
    let bears = |item: &Item| {
        let names = item.figure.map_or(&[][..], |figure| &figures.all[figure].names);
        names.iter().take(SPELLINGS).any(|n| fold(article.names[*n as usize].span.of(article.text)) == key)
    };
    if let Some(known) = items.iter().position(bears) {
        items[known].around.join(around);
        items[known].voice += VOICE;
        return Some(known);
    }
    let (sites, voice) = (bearers(name), 1.0 + VOICE);
    let figure = article.names.iter().position(is_of).map(|name| figures.of_name[name] as usize);
    let figure = figure.filter(|figure| figures.all[*figure].kind == EntityType::Gpe);
    items.push(Item { figure, sites, ordinary: false, around, voice, plain: None });
    Some(items.len() - 1)
}

/// Adds the state or country behind the dateline's place, where nothing else names it.
fn join_outer(article: &Article, figures: &Figures, items: &mut Vec<Item>) {
    let mut of_dateline = article.names.iter().enumerate().filter(|(_, name)| is_of(name));
    let Some((number, name)) = of_dateline.nth(1) else { return };
    let figure = figures.of_name[number] as usize;
    if figures.all[figure].kind != EntityType::Gpe || items.iter().any(|item| item.figure == Some(figure)) {
        return;
    }
    let mut sites = bearers(name.span.of(article.text));
    sites.retain(|site| site.level != Level::City);
    items.push(Item {
        figure: Some(figure),
        sites,
        ordinary: false,
        around: Around::default(),
        voice: 1.0,
        plain: None,
    });
}

/// The country of each people; of several that share a name the one that the article tells of.
fn settle_peoples(article: &Article, figures: &mut Figures, peoples: &[(usize, Vec<Site>)], votes: &Votes) {
    for (number, several) in peoples {
        let told = several.iter().rev().max_by(|a, b| votes.of(a.country).all.total_cmp(&votes.of(b.country).all));
        let figure = &mut figures.all[*number];
        // The gazetteer's country may be that of a town of the same name: Arab, Alabama.
        let known = figure.country.filter(|_| told.is_none()).filter(|_| {
            let entry = entry(article, figure);
            !entry.is(Class::City) && !entry.is(Class::Town)
        });
        figure.country = told.map(|site| site.country).or(known);
    }
}

/// How much the article tells of a country.
#[derive(Clone, Copy, Default)]
struct Share {
    /// By any name.
    all: f32,
    /// By its regions and cities, the capital aside: it is often its government.
    inner: f32,
    /// By its regions' own names.
    regions: f32,
}

/// How much the article tells of countries and regions.
#[derive(Default)]
struct Votes {
    countries: HashMap<Country, Share>,
    regions: HashMap<u32, f32>,
    total: f32,
}

impl Votes {
    fn of(&self, country: Country) -> Share {
        self.countries.get(&country).copied().unwrap_or_default()
    }

    fn region(&self, row: u32) -> f32 {
        self.regions.get(&row).copied().unwrap_or(0.0)
    }

    fn add(&mut self, site: &Site, voice: f32) {
        self.total += voice;
        let share = self.countries.entry(site.country).or_default();
        share.all += voice;
        if site.level != Level::Country && !site.capital {
            share.inner += voice;
        }
        if let Some(region) = site.region {
            // A neighbour says less than the region itself.
            let named = if site.level == Level::Region { 1.0 } else { 0.5 };
            *self.regions.entry(region).or_default() += named * voice;
            share.regions += (2.0 * named - 1.0) * voice;
        }
    }

    fn add_country(&mut self, figure: &Figure) {
        if let Some(site) = figure.country.and_then(country) {
            self.add(&site, voice(figure.names.len()));
        }
    }

    /// Whether the article tells of the country of a town, and, if of some of its regions by name, of
    /// the town's.
    fn tell_of(&self, site: &Site) -> bool {
        let share = self.of(site.country);
        let region = site.region.map_or(0.0, |region| self.region(region));
        share.all > 0.0 && share.all >= FAIR * self.total && (share.regions <= 0.0 || region > 0.0)
    }

    /// What this many voices of the article's count for a place: the more there are, and the fewer
    /// speak for others, the more, but never as much as a hundred times its people.
    fn weigh(&self, voices: f32) -> f32 {
        const MOST: f32 = 8.2;
        let voices = voices.max(0.0);
        MOST * voices / (voices + 1.0) * (voices / self.total.max(voices).max(1.0)).sqrt()
    }

    /// Peoples, stretches of land, and offices that one country's papers write so.
    fn others(&mut self, article: &Article, figures: &Figures, peoples: &[(usize, Vec<Site>)]) {
        for (number, several) in peoples {
            let figure = &figures.all[*number];
            match several[..] {
                [only] => self.add(&only, voice(figure.names.len())),
                [] => self.add_country(figure),
                _ => {}
            }
        }
        figures.all.iter().filter(|figure| figure.kind == EntityType::Loc).for_each(|figure| self.add_country(figure));
        let american = |title: &str| ["Gov.", "Sen.", "Rep."].iter().any(|office| title.starts_with(office));
        let titles = article.names.iter().filter_map(|name| name.title).map(|title| title.of(article.text));
        if titles.into_iter().any(american) {
            let share = self.countries.entry(Country(*b"US")).or_default();
            (share.all, share.inner) = (share.all + 1.0, share.inner + 1.0);
            self.total += 1.0;
        }
    }
}

/// How much of what speaks for its country speaks for a city: none for a town of 16,000 people, all
/// for a city of 260,000. That an article tells of the United States says little of Rome, Georgia.
fn size(weight: f32) -> f32 {
    ((weight - 14.0) / 4.0).clamp(0.0, 1.0)
}

impl Item {
    /// The place that the name plainly means, whatever else the article tells.
    fn plainly(&self) -> Option<Site> {
        if let Some(site) = self.around.meant(&self.sites) {
            return Some(site);
        }
        if self.around.told.is_some() || self.around.level.is_some() {
            return None;
        }
        let first = self.sites.first().filter(|first| first.weight >= LEAST)?;
        let rival = self.sites[1..].iter().find(|site| !lies_in(site, first) && !lies_in(first, site));
        rival.is_none_or(|rival| first.weight - rival.weight >= PLAIN).then_some(*first)
    }

    fn decide(&self, votes: &Votes) -> Found {
        let is_country = self.sites.iter().any(|site| site.level == Level::Country);
        let mut scored: Vec<(f32, Site)> =
            self.sites.iter().filter_map(|site| Some((self.score(site, is_country, votes)?, *site))).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let told = self.around.told;
        let Some((score, best)) = scored.first().copied() else { return Found { site: None, country: told } };
        let found = Found { site: Some(best), country: Some(best.country) };
        if self.around.meant(&self.sites).is_some() || told.is_none() && is_country {
            return found;
        }
        if told.is_some() {
            return Found { site: None, country: told };
        }
        if score < LEAST && (self.ordinary || !votes.tell_of(&best)) {
            return Found::default();
        }
        let close = |other: f32, site: &Site| {
            let near = site.level == Level::City && site.region.is_some_and(|region| votes.region(region) >= 1.0);
            score - other < if near && site.region != best.region { CLEAR_OF_NEAR } else { CLEAR }
        };
        let rivals = || scored[1..].iter().filter(|(other, site)| close(*other, site)).map(|(_, site)| site);
        if rivals().all(|site| lies_in(site, &best) || lies_in(&best, site)) {
            return found;
        }
        let shared = rivals().all(|site| site.country == best.country);
        Found { site: None, country: shared.then_some(best.country) }
    }

    /// What speaks for a place; None where nothing can: a town of a country's name.
    fn score(&self, site: &Site, is_country: bool, votes: &Votes) -> Option<f32> {
        let share = votes.of(site.country);
        let region = site.region.map_or(0.0, |region| votes.region(region));
        let said = self.around.says(site);
        let told = match site.level {
            Level::City if is_country && !said => return None,
            Level::Country => 1.5 * votes.weigh(share.all),
            Level::Region if is_country => votes.weigh(share.inner) + votes.weigh(region),
            Level::City => size(site.weight) * votes.weigh(share.all) + 1.5 * votes.weigh(region),
            Level::Region => votes.weigh(share.all) + votes.weigh(region),
        };
        let kind = if self.around.level == Some(site.level) { KIND } else { 0.0 };
        Some(site.weight + told + kind + if said { SAID } else { 0.0 })
    }
}
