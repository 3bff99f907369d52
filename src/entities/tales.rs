//! Short articles about couples, offices, bodies and pronouns.

use super::fixture::Story;

#[test]
fn somebodys_lawyer_is_named_between_commas() {
    let story = Story::read(
        "His lawyer, [PERSON|Tariq Mahmood], stood up. After a word with his mother, [PERSON|Ivo Horvat] left.
         {He} said <the case was lost>.",
    );
    assert_eq!(story.entity("Tariq Mahmood").role.as_deref(), Some("lawyer"));
    assert_eq!(story.speakers(), ["Ivo Horvat"]);
}

#[test]
fn couples_share_a_surname() {
    let story = Story::read(
        "[PERSON|Carlos] and [PERSON|Ingrid Dahl] sold the mill. [PERSON|Nolan] and [PERSON|Ivo Horvat] bought it.
         {[PERSON|Mr/Dahl]} said <the wheel was stuck>.",
    );
    assert_eq!(story.names(), ["Carlos Dahl", "Ingrid Dahl", "Nolan", "Ivo Horvat"]);
    assert_eq!(story.speakers(), ["Carlos Dahl"]);
}

#[test]
fn of_two_ministers_the_one_introduced_is_meant() {
    let story = Story::read(
        "{[PERSON|Foreign Minister/Lucia Benitez]} said <barges would sail>.
         {The minister} said <talks would follow>.
         {[PERSON|Transport Minister/Esteban Luro]} said <papers were missing>.
         {He} waited for <an answer>. Nothing came. Rain fell.
         {The minister} said <the river was closed>.",
    );
    let (lucia, esteban) = ("Lucia Benitez", "Esteban Luro");
    assert_eq!(story.speakers(), [lucia, lucia, esteban, esteban, esteban]);
}

#[test]
fn bodies_are_called_by_their_kind() {
    let story = Story::read(
        "[ORG|Northern Isles Airways] fell out with the [ORG|Regional Pilots Association].
         {The airline} said <the offer was fair>. {The union} said <it was not>.
         {The regulator, the [ORG|Civil Aviation Authority],} said <it was watching>.",
    );
    let bodies = ["Northern Isles Airways", "Regional Pilots Association", "Civil Aviation Authority"];
    assert_eq!(story.speakers(), bodies);
}

#[test]
fn officers_belong_to_the_company_on_stage() {
    let story = Story::read(
        "[ORG|Formosa Lumen] lost money. {[PERSON|Chen Yi-ting], the company's chief financial officer,} said <so>.
         [PERSON|Priya Raman], who leads the [ORG|Dock Workers Union], was not surprised.",
    );
    assert_eq!(story.entity("Chen Yi-ting").organisation.as_deref(), Some("Formosa Lumen"));
    assert_eq!(story.entity("Priya Raman").organisation.as_deref(), Some("Dock Workers Union"));
}

#[test]
fn a_doctor_is_told_from_her_cousin() {
    let story = Story::read(
        "[PERSON|Carlos Okello] faces [PERSON|Jane Okello], a doctor.
         {[PERSON|Mr/Okello]} said <rain fell>. {[PERSON|Dr/Okello]} said <money had>.",
    );
    assert_eq!(story.speakers(), ["Carlos Okello", "Jane Okello"]);
}

#[test]
fn a_headline_repeats_what_somebody_says() {
    let story = Story::read(
        "# The fog has its own ideas
         {[PERSON|Edmund Pike]} said <the fog has its own ideas about it>.
         <The fog has its own ideas>",
    );
    assert_eq!(story.speakers(), ["Edmund Pike"; 2]);
}

#[test]
fn relative_pronouns_mean_what_stands_before() {
    let story = Story::read(
        "[PERSON|Ravi Nair], {who} said <the tender was fair>, left early.
         Officials {who} said <otherwise> stayed.",
    );
    assert_eq!(story.speakers(), ["Ravi Nair", "Officials"]);
}

#[test]
fn relative_pronouns_mean_whom_a_description_means() {
    let story = Story::read(
        "[PERSON|Ravi Nair], a former port director, {who} said <the tender was fair>, left early.
         He met a group of local bankers {who} had doubted <the numbers>, and a clerk, {who} said <otherwise>.
         The results surprised most, {who} had forecast <a loss>.",
    );
    assert_eq!(story.speakers(), ["Ravi Nair", "local bankers", "a clerk", "-"]);
}

#[test]
fn they_are_the_plural_subject_before() {
    let story = Story::read(
        "Dock workers went to the harbour office, where {they} said <pay was late>.
         Union officials met them at noon. {They} promised <talks>.
         [PERSON|Ada Obi] read a poem. {They} said <it was long>.",
    );
    assert_eq!(story.speakers(), ["Dock workers", "Union officials", "-"]);
}

#[test]
fn it_is_the_text_that_spoke() {
    let story = Story::read(
        "{The report} says <the dam was unsafe>. {It} blames <the builder>.
         {Residents} said <water rose>. {They} said <nobody came>.",
    );
    assert_eq!(story.speakers(), ["The report", "The report", "Residents", "Residents"]);
}
