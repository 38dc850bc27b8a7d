"""The demonstration: an invented office with homes, people and some four hundred cases, made by the use cases."""

from app.services.demonstration.building import build

__all__ = ["build"]
