"""The register becomes what a reader browses: pages, addresses, groups, tombstones, changes."""
