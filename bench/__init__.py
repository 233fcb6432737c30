"""Measures of the engine: start-up, compose, paint, the whole run."""
