"""This catalogue and an export of the national database become what agrees, what differs, and what nobody can say."""
