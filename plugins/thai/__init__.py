"""Thai text as Thai bodies write it: numerals, dates, repair, comparison and words.

Pure functions of text. Nothing here knows of Pelican, the network or the disk.
"""
