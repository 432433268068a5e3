"""The cloud that the output is applied to: a moto server, and what it lacks."""
