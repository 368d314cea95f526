"""The commands: each module here is one, and the only place where packages meet."""
