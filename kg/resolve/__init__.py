"""From names to entities: what short names mean, and who is the same."""
