"""What holds of the project as a whole: its commands, its texts, its direction of imports."""
