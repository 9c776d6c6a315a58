"""A decision on paper becomes its file and the opened files of what it touches, with what is left to fill in."""
