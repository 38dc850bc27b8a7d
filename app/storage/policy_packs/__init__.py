"""Policy packs: TOML in, frozen dataclasses out, and sentences that name file and key where that fails."""

from app.storage.policy_packs.loading import load_law, load_pack, pack_text, read_law, read_pack, shipped, text_of

__all__ = ["load_law", "load_pack", "pack_text", "read_law", "read_pack", "shipped", "text_of"]
