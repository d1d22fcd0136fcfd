"""What every page is made of: languages, facts, vocabulary, blocks, images, rights. Knows no other room."""
