"""Citing works: one shape for a work, its formats for machines, and its citations for people."""
