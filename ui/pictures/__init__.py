"""Pictures of the screens, taken from the worked example without a screen."""
