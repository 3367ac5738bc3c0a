"""The search index: what can be found, how it is cut into words, and the files readers load."""
