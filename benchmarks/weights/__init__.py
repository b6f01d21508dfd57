"""Learn the weights of a family's sentences from any labelled file."""
