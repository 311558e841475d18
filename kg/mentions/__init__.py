"""Names of persons, organisations, places, dates, amounts and documents in an article."""
