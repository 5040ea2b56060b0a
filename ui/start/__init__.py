"""The first screens: choosing a role, making a profile, unlocking it."""
