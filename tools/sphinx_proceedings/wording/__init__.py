"""The tool's own words, numbers and dates, in the language of a portal."""
