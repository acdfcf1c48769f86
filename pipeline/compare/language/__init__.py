"""How a language says things: sentences and clauses, their tense, and words under common names."""
