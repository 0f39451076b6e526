"""Users in the admin (Settings › Users): made with an invitation, by which they set a password of their own."""
