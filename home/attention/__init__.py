"""What waits for an editor: everything on the site of which the time has come, with what to do about it."""
