"""Statuses and legends: what is shown, and what it means."""
