"""Units: the catalogue of spellings, exact conversion, and dated exchange rates."""
