"""The demonstration: an invented office with its homes, people and some four hundred cases, made through the use cases."""

from app.services.demonstration.building import build

__all__ = ["build"]
