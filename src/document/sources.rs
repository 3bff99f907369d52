//! Whence pictures come: agencies, houses of pictures, and who gave one away.
//!
//! In: a name. Out: whether it is such a source.

use super::agencies;

/// An agency or a house of pictures.
pub(super) fn is_source(name: &str) -> bool {
    const HOUSES: &[&str] = &[
        "Getty",
        "Getty Images",
        "Shutterstock",
        "Alamy",
        "Corbis",
        "iStock",
        "Rex",
        "Pool",
        "POOL",
        "Sipa",
        "ZUMA Press",
        "NurPhoto",
        "Zuma",
        "AP Photo",
        "EPA",
        "EPA-EFE",
        "Redux",
        "Magnum",
        "TT News Agency",
        "Handout",
        "File Photo",
        "PA Wire",
        "PA Images",
        "ZUMAPRESS.com",
        "Al Jazeera",
        "NPR",
        "The Guardian",
        "imago",
        "IMAGO",
        "dpa-Zentralbild",
        "Xinhua",
    ];
    let name = if name.contains(" via ") { name.split(" via ").next().unwrap_or(name) } else { name };
    let name = name.trim_end_matches(" Photo");
    HOUSES.contains(&name)
        || agencies::canonical(name).is_some_and(|short| name.starts_with(char::is_uppercase) || short == name)
}

/// "Handout", "Supplied by family": whence a picture comes that no photographer took for the paper.
pub(super) fn is_given(name: &str) -> bool {
    const WORDS: &[&str] = &["arrangement", "contributed", "courtesy", "family", "handout", "submitted", "supplied"];
    const JOINTS: &[&str] =
        &["by", "family", "file", "handout", "image", "of", "photo", "picture", "police", "special", "the"];
    let mut words = name.split(' ').map(str::to_ascii_lowercase);
    let given = words.clone().any(|word| WORDS.contains(&word.as_str()));
    given && words.all(|word| WORDS.contains(&word.as_str()) || JOINTS.contains(&word.as_str()))
}
