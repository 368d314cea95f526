"""Albums: look through a release's photos, take one, take them all."""
