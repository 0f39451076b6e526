"""What the project produced, whatever its kind: where features meet without knowing each other."""
