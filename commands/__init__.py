"""What runs without a screen: a second front end that proves the core needs no Qt."""
