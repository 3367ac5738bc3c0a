"""Build code: reads the knowledge base, writes the pages, packs the engine."""
