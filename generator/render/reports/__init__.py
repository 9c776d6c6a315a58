"""The figures of a period become its report: one content, told on the site, in Markdown, in JSON and in Word."""
