"""A small collection of invented cases and judged queries: it measures how well the search finds what people mean."""
