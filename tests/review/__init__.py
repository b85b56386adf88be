"""What accessibility reviewers need, as a folder to open: each page as it is seen, heard and walked through."""
