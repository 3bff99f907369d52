//! Wire agencies.
//!
//! In: a name as a byline or a dateline has it. Out: the agency's usual short name. Agencies that
//! are not listed are known by their kind of name ("Sahel Newswire"); the dateline's parentheses
//! take any name.

use std::sync::LazyLock;

/// Short name and the other names that it goes by. Case counts for none of them.
const AGENCIES: &[(&str, &[&str])] = &[
    ("Reuters", &["Thomson Reuters", "Reuter", "Reuters News Agency", "Reuters News"]),
    ("AP", &["Associated Press", "The Associated Press", "The AP", "A.P.", "AP News"]),
    ("AFP", &["Agence France-Presse", "Agence France Presse", "AFP News", "A.F.P."]),
    ("UPI", &["United Press International"]),
    ("dpa", &["Deutsche Presse-Agentur", "German Press Agency", "dpa international"]),
    ("PA", &["Press Association", "PA Media", "The Press Association", "PA News Agency"]),
    ("Xinhua", &["Xinhua News Agency", "Xinhua News"]),
    ("CNS", &["China News Service"]),
    ("TASS", &["ITAR-TASS", "Itar-Tass", "TASS News Agency"]),
    ("Interfax", &["Interfax News Agency"]),
    ("RIA Novosti", &["RIA"]),
    ("PTI", &["Press Trust of India"]),
    ("ANI", &["Asian News International"]),
    ("IANS", &["Indo-Asian News Service"]),
    ("UNI", &["United News of India"]),
    ("APP", &["Associated Press of Pakistan"]),
    ("BSS", &["Bangladesh Sangbad Sangstha"]),
    ("UNB", &["United News of Bangladesh"]),
    ("RSS", &["Rastriya Samachar Samiti"]),
    ("Kyodo", &["Kyodo News", "Kyodo News Agency", "Kyodo News Service"]),
    ("Jiji", &["Jiji Press"]),
    ("Yonhap", &["Yonhap News Agency", "Yonhap News"]),
    ("KCNA", &["Korean Central News Agency"]),
    ("CNA", &["Central News Agency"]),
    ("VNA", &["Vietnam News Agency"]),
    ("PNA", &["Philippine News Agency"]),
    ("TNA", &["Thai News Agency"]),
    ("ANTARA", &["Antara", "Antara News", "Antara News Agency"]),
    ("Bernama", &["Malaysian National News Agency"]),
    ("AAP", &["Australian Associated Press"]),
    ("NZPA", &["New Zealand Press Association"]),
    ("Anadolu", &["Anadolu Agency", "Anadolu Ajansi", "Anadolu Ajansı"]),
    ("DHA", &["Demirören News Agency"]),
    ("IHA", &["İhlas News Agency"]),
    ("WAM", &["Emirates News Agency"]),
    ("SPA", &["Saudi Press Agency"]),
    ("QNA", &["Qatar News Agency"]),
    ("BNA", &["Bahrain News Agency"]),
    ("ONA", &["Oman News Agency"]),
    ("KUNA", &["Kuwait News Agency"]),
    ("INA", &["Iraqi News Agency"]),
    ("NNA", &["National News Agency"]),
    ("SANA", &["Syrian Arab News Agency"]),
    ("Petra", &["Jordan News Agency"]),
    ("WAFA", &["Palestine News Agency"]),
    ("MENA", &["Middle East News Agency"]),
    ("IRNA", &["Islamic Republic News Agency"]),
    ("ISNA", &["Iranian Students' News Agency"]),
    ("APS", &["Algeria Press Service", "Algerie Presse Service"]),
    ("MAP", &["Maghreb Arabe Presse"]),
    ("TAP", &["Tunis Afrique Presse"]),
    ("NAN", &["News Agency of Nigeria"]),
    ("GNA", &["Ghana News Agency"]),
    ("KNA", &["Kenya News Agency"]),
    ("ENA", &["Ethiopian News Agency"]),
    ("SUNA", &["Sudan News Agency"]),
    ("SONNA", &["Somali National News Agency"]),
    ("ZIANA", &["New Ziana"]),
    ("NAMPA", &["Namibia Press Agency"]),
    ("BOPA", &["Botswana Press Agency"]),
    ("APA", &["African Press Agency", "Austria Press Agency", "Austria Presse Agentur"]),
    ("PANA", &["Panapress", "Pan-African News Agency", "Pan African News Agency"]),
    ("IPS", &["Inter Press Service"]),
    ("afrol News", &["afrol"]),
    ("Angop", &["Angola Press"]),
    ("ANSA", &["ANSA News Agency"]),
    ("EFE", &["Agencia EFE", "EFE News"]),
    ("Europa Press", &[]),
    ("Lusa", &["Lusa News Agency", "Agência Lusa"]),
    ("Belga", &["Belga News Agency"]),
    ("ANP", &[]),
    ("ATS", &["Keystone-ATS", "Swiss News Agency"]),
    ("TT", &["TT News Agency"]),
    ("NTB", &["Norwegian News Agency"]),
    ("Ritzau", &[]),
    ("STT", &["Finnish News Agency"]),
    ("BNS", &["Baltic News Service"]),
    ("ELTA", &[]),
    ("LETA", &[]),
    ("PAP", &["Polish Press Agency"]),
    ("CTK", &["ČTK", "Czech News Agency"]),
    ("TASR", &[]),
    ("MTI", &["Hungarian News Agency"]),
    ("Agerpres", &["Rompres"]),
    ("BTA", &["Bulgarian News Agency"]),
    ("ANA-MPA", &["ANA", "AMNA", "Athens News Agency"]),
    ("Tanjug", &[]),
    ("HINA", &[]),
    ("STA", &["Slovenian Press Agency"]),
    ("MIA", &[]),
    ("Ukrinform", &[]),
    ("UNIAN", &[]),
    ("Belta", &[]),
    ("Kazinform", &[]),
    ("Trend", &["Trend News Agency"]),
    ("Azertac", &[]),
    ("Armenpress", &[]),
    ("CP", &["Canadian Press", "The Canadian Press"]),
    ("CMC", &["Caribbean Media Corporation"]),
    ("Notimex", &[]),
    ("Télam", &["Telam"]),
    ("Agência Brasil", &["Agencia Brasil"]),
    ("Prensa Latina", &[]),
    ("MercoPress", &[]),
    ("Bloomberg", &["Bloomberg News"]),
    ("Dow Jones", &["Dow Jones Newswires"]),
    ("PR Newswire", &["PRNewswire", "PRNewswire-PRWeb"]),
    ("Business Wire", &["BUSINESS WIRE"]),
    ("GlobeNewswire", &["GLOBE NEWSWIRE"]),
    ("States Newsroom", &[]),
    ("ZANIS", &["Zambia News and Information Services"]),
    ("MONTSAME", &["Montsame News Agency"]),
    ("TNN", &["Times News Network"]),
    ("TNS", &["Tribune News Service"]),
    ("RNS", &["Religion News Service"]),
    ("CNW", &["Canada Newswire"]),
];

/// Words that end the name of an agency that the list does not have.
const KINDS: &[&str] = &["newswire", "newswires", "agency", "wire", "press"];

/// No name of an agency is longer.
pub(super) const LONGEST: usize = 40;

/// The short name of the agency called `name`.
pub(super) fn canonical(name: &str) -> Option<&'static str> {
    let name = name.trim();
    if name.len() > LONGEST || !may_be_listed(name) {
        return None;
    }
    let same = |other: &str| {
        other.eq_ignore_ascii_case(name) || (!other.is_ascii() && other.to_lowercase() == name.to_lowercase())
    };
    let found = AGENCIES.iter().find(|(short, long)| {
        (name.len() == short.len() && same(short)) || long.iter().any(|l| l.len() == name.len() && same(l))
    });
    found.map(|(short, _)| *short)
}

/// Cheap: whether a listed name begins with the same letter and is as long.
fn may_be_listed(name: &str) -> bool {
    static LENGTHS: LazyLock<[u64; 256]> = LazyLock::new(|| {
        let mut lengths = [0; 256];
        let names = AGENCIES.iter().flat_map(|(short, long)| long.iter().chain([short]));
        for name in names.filter(|name| name.len() <= LONGEST) {
            // The first letter of one with marked letters may have another size.
            let first = name.bytes().next().filter(|_| name.is_ascii()).map(|b| usize::from(b.to_ascii_lowercase()));
            let all = first.map_or(0..256, |first| first..first + 1);
            lengths[all].iter_mut().for_each(|lengths| *lengths |= 1 << name.len());
        }
        lengths
    });
    let first = name.bytes().next().map_or(0, |b| b.to_ascii_lowercase());
    LENGTHS[usize::from(first)] >> name.len() & 1 == 1
}

/// Whether `name` is a listed agency's, as it is listed.
pub(super) fn is_listed(name: &str) -> bool {
    canonical(name) == Some(name)
}

/// "App", "Map", "RSS": a site's button that is spelled as an agency is, but for its letters' size.
pub(super) fn is_button(line: &str) -> bool {
    line.len() <= 4 && (line == "RSS" || (line.contains(char::is_lowercase) && !is_listed(line)))
}

/// The agency with whose name `text` begins.
pub(super) fn at_start(text: &str) -> Option<&'static str> {
    let ends = text.match_indices([' ', ',', '/', ';', '.', ')']).map(|(at, _)| at).take(6);
    // "Ana Ruiz" is nobody of ANA.
    let named = |at: usize| canonical(&text[..at]).filter(|short| text[..at].contains(' ') || text[..at] == **short);
    ends.chain([text.len()]).filter_map(named).last()
}

/// "© 2026 AFP", "Copyright 2026 The Associated Press. All rights reserved.": the agency whose rights a line states.
pub(super) fn of_rights(line: &str) -> Option<&'static str> {
    let rest = line.strip_prefix('©').or_else(|| line.strip_prefix("Copyright"))?;
    let name = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '©' | ',' | '-' | '–'));
    // The firm that an agency belongs to has other papers.
    canonical(name.split(['.', ',']).next()?.trim_end())
}

/// The agency called `name`: a listed one, or one whose name says that it is one.
pub(super) fn recognise(name: &str) -> Option<String> {
    let bare = name.trim().trim_end_matches(" Staff").trim_end_matches(" staff");
    // "Agence France-Presse in Lima"
    let bare = bare.split(" in ").next().unwrap_or(bare);
    if let Some(short) = canonical(bare) {
        return Some(short.to_owned());
    }
    if bare.contains(',') {
        return None;
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase) || matches!(*w, "of" | "the" | "and");
    let kind = words.last()?.to_lowercase();
    // "Lake News Service" writes for a house of its own.
    let service = kind == "service" && words.len() > 2 && matches!(words[words.len() - 2], "Wire" | "Press");
    let named = (2..=5).contains(&words.len()) && words.iter().all(capital);
    (named && (service || KINDS.contains(&kind.as_str()))).then(|| bare.to_owned())
}

/// The agency whose name ends `text`, and where that name begins.
pub(super) fn at_end(text: &str) -> Option<(usize, &'static str)> {
    let starts = text.rmatch_indices(' ').take(4).map(|(at, _)| at + 1);
    starts.filter_map(|at| canonical(&text[at..]).map(|name| (at, name))).last()
}

/// The agency in a part such as "Redazione ANSA": a listed name, spelled as it is listed.
pub(super) fn named_in(part: &str) -> Option<String> {
    let mut words = part.split_whitespace();
    let short = part.len() <= 40 && part.split_whitespace().count() <= 3;
    let known = |word: &str| canonical(word).filter(|name| *name == word && (word.len() >= 3 || word == part));
    words.find_map(known).filter(|_| short).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_unknown() {
        assert_eq!(canonical("The Associated Press"), Some("AP"));
        assert_eq!(canonical("agence france-presse"), Some("AFP"));
        assert_eq!(canonical("Jane Doe"), None);
        assert_eq!(recognise("Sahel Newswire").as_deref(), Some("Sahel Newswire"));
        assert_eq!(recognise("Reuters Staff").as_deref(), Some("Reuters"));
        assert_eq!(recognise("Lake News Agency").as_deref(), Some("Lake News Agency"));
        assert_eq!(recognise("Agence France-Presse in Lima").as_deref(), Some("AFP"));
        assert_eq!(recognise("Lake News Service"), None);
        assert_eq!(recognise("Press"), None);
        assert_eq!(recognise("free press"), None);
        assert_eq!(at_start("AFP, dpa and others"), Some("AFP"));
        assert_eq!(at_start("Associated Press writers"), Some("AP"));
        assert_eq!(at_start("Ana Ruiz"), None);
        assert_eq!(of_rights("© 2026 AFP"), Some("AFP"));
        assert_eq!(of_rights("Copyright 2026 The Associated Press. All rights reserved."), Some("AP"));
        assert_eq!(of_rights("©2026 Bloomberg L.P. All Rights Reserved."), None);
        assert_eq!(of_rights("© 2026 Lake Post"), None);
        assert!(is_button("App") && is_button("RSS") && !is_button("APP") && !is_button("dpa"));
        assert_eq!(at_end("JOSÉ PAZ Associated Press"), Some((10, "AP")));
    }
}
