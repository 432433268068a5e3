// The first lines of a file

// may be comments of their own.

// This one belongs to the queue.
/// And this documents it.
queue A { // behind the opener
  // above a member
  visibility: 3min // behind a member

  /// documents a member
  wait: 5s, retention: 4d // behind a row
  deadLetter: {
    to: B // inside a record
    // at its end
  }
  // at the end of the block
}
// between items
queue B // behind an item without a block

queue C {
  // nothing else
}
let x = [
  // of a list
  1, 2, 3 // behind a row of a list
  4
  // end of a list
]
let y = a // why
  and b // and why
  // a line of its own
  or c

// at the end of the file
