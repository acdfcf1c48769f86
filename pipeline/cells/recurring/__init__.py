"""Reports whose form nobody knows: numbers that count on, and between them the same labels again and again."""
