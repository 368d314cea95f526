"""Import of old items, as they were received, into a content folder: see this folder's README."""
