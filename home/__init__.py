"""What composes the other rooms: home, theme, approach and contact pages, the site itself and its example content."""
