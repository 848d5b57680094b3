"""Read workplaces as Enhetsregisteret publishes them."""
