"""Words in Bokmål and English, and how numbers and dates are written."""
