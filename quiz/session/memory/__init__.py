"""What a student still knows of each question, and when it is to be asked again."""
