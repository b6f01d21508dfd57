"""Configuration: the file that holds for a path, checked key by key, as the settings of one file."""

from outreach_lint.config.find import NAMES, Configs
from outreach_lint.config.layer import ConfigError, Layer, read_layer
from outreach_lint.config.resolve import Config, Found, compose, settings

__all__ = ["NAMES", "Config", "ConfigError", "Configs", "Found", "Layer", "compose", "read_layer", "settings"]
