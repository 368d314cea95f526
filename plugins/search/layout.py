"""Where the files of an index lie."""

from __future__ import annotations

from typing import Final

FOLDER: Final = "search-index"
"""The index, from the site's root."""

MANIFEST: Final = "manifest.json"
"""Its only file whose address is known beforehand."""

FOLDER_BITS: Final = 8
"""Shards that share a folder."""


def shards_folder(capacity: int, shard_bits: int) -> str:
    """Name the folder of a language's shards by what all of them are coded for.

    >>> shards_folder(5120, 14)
    'terms/5120-14'
    """
    return f"terms/{capacity}-{shard_bits}"


def shard_path(capacity: int, shard_bits: int, number: int) -> str:
    """Give the path of a shard from its language's folder.

    >>> shard_path(5120, 14, 3077)
    'terms/5120-14/12/3077.idx'
    """
    return f"{shards_folder(capacity, shard_bits)}/{number >> FOLDER_BITS}/{number}.idx"
