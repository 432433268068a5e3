//! Tests of the emitters.
