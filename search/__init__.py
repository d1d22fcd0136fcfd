"""Finding works in both languages. Knows no page type: works describe themselves to it."""
