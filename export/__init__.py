"""What leaves and arrives as files: packs, returns, sealing, prints."""
