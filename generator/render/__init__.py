"""The catalogue becomes files: the website now, notices, data and reports as siblings later."""
