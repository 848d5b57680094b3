"""Read published sickness absence as Statistics Norway's Statbank writes it."""
