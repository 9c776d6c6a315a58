"""Rules over what was read. A rule reads neither clock nor disk; its words stand in `messages_vi/` under its code."""
