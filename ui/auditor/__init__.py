"""The auditor's side: packs, one guided form for each case, the return."""
