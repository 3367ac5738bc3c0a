"""Measurements, kept out of the tests: numbers that depend on the machine they are taken on."""
