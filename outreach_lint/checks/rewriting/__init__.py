"""Rewriting: suggestions made of the message's own words; what is missing is a slot (`<ask: …?>`)."""
