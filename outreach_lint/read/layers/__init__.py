"""Layers: one pure Text -> Text decoder for each encoding that words may be wrapped in."""
