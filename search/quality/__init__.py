"""How well the search finds what people mean, measured on a judged collection of works and questions."""
