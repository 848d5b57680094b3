"""Give rows set aside back to those who can mend them, and read them again."""
