"""What is noted of translations when something is published."""
