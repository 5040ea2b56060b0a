"""What keeps an unattended screen from being read, and the deeds about passphrases."""
