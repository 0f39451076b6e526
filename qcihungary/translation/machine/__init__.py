"""Drafts by a machine: optional, off by default, and marked until somebody has confirmed each."""
