"""Carry out what a file of instructions asks for: take out rows, change workplaces."""
