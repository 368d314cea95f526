"""Prakat's packages: each is one concern of the archive and is usable without the commands."""
