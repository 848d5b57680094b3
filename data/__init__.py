"""The border: words, validated tables, reference figures and where files live."""
