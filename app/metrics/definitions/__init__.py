"""What each figure means: one module per subject, gathered by app.metrics.registry."""
