"""What differs between two catalogues becomes text for a terminal, Markdown for a pull request, JSON for programs."""
