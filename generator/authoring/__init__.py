"""Everything that writes YAML: a province from nothing, records from an export, proposals from a newer export."""
