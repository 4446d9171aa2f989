"""The proved content made ready to be read: decisions, answers, practice."""
