"""Everything that writes what officers keep: a new province, imports, scaffolds, forms, the ledger."""
