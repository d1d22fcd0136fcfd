"""Every way in which a page comes, goes or changes, and what readers and the search see after it."""
