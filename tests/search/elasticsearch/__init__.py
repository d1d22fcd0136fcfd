"""The second engine on a real server: what goes wrong with servers, and what may not go wrong with the site."""
