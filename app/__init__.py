"""What people see and take away."""
