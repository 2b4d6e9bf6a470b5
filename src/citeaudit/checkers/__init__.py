"""What the addresses answer: asked once, politely, and written down as dated evidence."""
