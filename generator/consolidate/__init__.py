"""Folds all decisions into each key's history (the legal-publishing word is consolidation)."""
