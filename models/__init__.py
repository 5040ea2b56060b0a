"""What is kept: the encrypted profile, its tables and stores, and the values they give."""
