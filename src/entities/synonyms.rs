//! Words for offices that mean the same: "top diplomat" and "foreign minister", "spokeswoman" and "spokesman".

/// The office that initials stand for without an article's saying so: "the PM".
pub(super) fn office_of_initials(word: &str) -> Option<&'static str> {
    Some(match word {
        "AG" => "attorney general",
        "CJ" => "chief justice",
        "CM" => "chief minister",
        "PM" => "prime minister",
        _ => return None,
    })
}

/// A description that means the same office as another.
pub(super) fn synonym(phrase: &str) -> &str {
    match phrase {
        "top diplomat"
        | "chief diplomat"
        | "external affairs minister"
        | "minister of foreign affairs"
        | "foreign affairs minister" => "foreign minister",
        "head of state" => "president",
        "head of government" | "premier" => "prime minister",
        "central bank chief" | "central bank head" | "central bank boss" => "central bank governor",
        "finance chief" => "finance minister",
        "police chief" | "chief of police" => "police commissioner",
        "ceo" | "chief executive officer" => "chief executive",
        "cfo" => "chief financial officer",
        "coo" => "chief operating officer",
        "cto" => "chief technology officer",
        "defense minister" => "defence minister",
        "labor minister" => "labour minister",
        _ => phrase,
    }
}

/// The word that stands for an office whoever holds it, where `word` is one for a woman or of another spelling.
pub(super) fn common_gender(word: &str) -> Option<&'static str> {
    Some(match word {
        "spokeswoman" | "spokesperson" => "spokesman",
        "chairwoman" | "chairperson" | "chair" => "chairman",
        "congresswoman" => "congressman",
        "councilwoman" => "councilman",
        "businesswoman" => "businessman",
        "policewoman" => "policeman",
        "actress" => "actor",
        "advisor" => "adviser",
        "counselor" => "counsellor",
        "neighbor" => "neighbour",
        "organizer" => "organiser",
        _ => return None,
    })
}

/// The office that a title before a name says: "Dr" is "doctor".
pub(super) fn titled(title: &str) -> String {
    let last = title.trim_end_matches('.').rsplit([' ', '-']).next().unwrap_or("").to_lowercase();
    match last.as_str() {
        "dr" => "doctor".to_owned(),
        "prof" => "professor".to_owned(),
        "gov" => "governor".to_owned(),
        "sen" => "senator".to_owned(),
        "rep" => "representative".to_owned(),
        "gen" => "general".to_owned(),
        "capt" => "captain".to_owned(),
        "col" => "colonel".to_owned(),
        "lt" => "lieutenant".to_owned(),
        "sgt" => "sergeant".to_owned(),
        "rev" => "reverend".to_owned(),
        _ => last,
    }
}
