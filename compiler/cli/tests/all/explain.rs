use crate::Place;

#[test]
fn every_sort_of_id_is_explained() {
    let place = Place::new(&[]);
    for (id, words) in [
        ("queue", "queue: a kind"),
        ("queue.visibility", "Duration(0s..12h)"),
        ("queue.deadLetter.after", "a field of `queue.deadLetter`"),
        ("sqs.fifo.suffix", "a rule of `queue`"),
        ("type.range", "a diagnostic of the compiler"),
        ("syntax.unit", "queue Jobs { visibility: 30sec }"),
    ] {
        let run = place.run(&["explain", id]);
        assert_eq!((run.code, run.error.as_str()), (0, ""), "{id}: {run:?}");
        assert!(run.out.contains(words), "{id}: {}", run.out);
    }
    let list = place.run(&["explain"]).out;
    for word in ["function", "sqs.fifo.suffix", "type.range"] {
        assert!(list.contains(word), "{word}");
    }
}

#[test]
fn an_unknown_id_gets_a_proposal() {
    let run = Place::new(&[]).run(&["explain", "queue.visibilty"]);
    assert_eq!(run.code, 2);
    assert!(run.error.contains("did you mean `queue.visibility`"), "{}", run.error);
}
