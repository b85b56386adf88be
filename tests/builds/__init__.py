"""Real builds, commands and previews, without a browser."""
