"""What an audit is beyond what packs need: its sections, its texts, and the library of texts."""
