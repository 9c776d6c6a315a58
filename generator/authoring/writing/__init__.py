"""Values become YAML as a person would write it; edits keep every other line; files are placed all or none."""
