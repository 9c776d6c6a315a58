"""The catalogue becomes printed notices: visible facts, ids, and planned PDF files."""
