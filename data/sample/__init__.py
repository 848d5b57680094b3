"""The invented sample programme, marked as invented everywhere."""
