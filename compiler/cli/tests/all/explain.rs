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

#[test]
fn words_are_searched() {
    let place = Place::new(&[]);
    let found = place.run(&["explain", "--search", "visibility"]);
    assert_eq!((found.code, found.error.as_str()), (0, ""), "{found:?}");
    for id in ["queue.visibility", "esm.sqs.visibility", "rules of the library"] {
        assert!(found.out.contains(id), "{id}: {}", found.out);
    }
    assert!(!found.out.contains("sqs.fifo.suffix"), "{}", found.out);
    // What has a word in its id stands first.
    let both = place.run(&["explain", "--search", "FIFO Suffix"]).out;
    assert!(both.contains("sqs.fifo.suffix") && !both.contains("queue.visibility"), "{both}");
    let none = place.run(&["explain", "--search", "zzzz"]);
    assert!(none.code == 2 && none.error.contains("nothing has to do with `zzzz`"), "{none:?}");
    assert_eq!(place.run(&["explain", "queue", "--search", "x"]).code, 2);
}
