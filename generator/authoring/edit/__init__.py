"""Forms for officers without git: records become fields, what was typed becomes files, and these one commit."""
