"""What a status shows and what it means: the cell, the report's own key, headings that are statuses."""
