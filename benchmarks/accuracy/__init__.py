"""Accuracy: how well the findings agree with a reader's labels, on any labelled file."""
