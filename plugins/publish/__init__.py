"""The way of a built site to its host: what a server sends with it, and an atomic swap."""
