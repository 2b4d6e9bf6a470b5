"""Evidence between sessions: appended, dated, never changed."""
